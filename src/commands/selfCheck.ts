import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';

/** “Diffusion: Self-Check”: compares the engine in use with an independent reference, on this machine. */
export function registerSelfCheck(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.selfCheck', () => {
    playground.open({ view: 'engines' }, 'selfCheck');
  });
}
