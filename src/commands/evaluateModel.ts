import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';

/** “Diffusion: Evaluate Model”: bounds the likelihood of held-out images under the chosen model. */
export function registerEvaluateModel(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.evaluateModel', () => {
    playground.open({ view: 'evaluate' }, 'evaluate');
  });
}
