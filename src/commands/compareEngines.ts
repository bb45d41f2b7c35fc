import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';

/** “Diffusion: Compare Engines”: trains the same batch on every engine and shows how fast each is. */
export function registerCompareEngines(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.compareEngines', () => {
    playground.open({ view: 'engines' }, 'compareEngines');
  });
}
