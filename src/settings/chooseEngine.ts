import * as vscode from 'vscode';
import type { EngineChoice } from '../protocol/engineChoice';

/** Application-wide, as the setting's scope is: a workspace cannot turn on the user's GPU. */
export async function chooseEngine(engine: EngineChoice): Promise<void> {
  await vscode.workspace
    .getConfiguration('diffusion')
    .update('engine', engine, vscode.ConfigurationTarget.Global);
}
