import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';

/** “Diffusion: Train”: opens the playground and trains, continuing the run there is. */
export function registerTrain(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.train', () => {
    playground.open({ view: 'train' }, 'train');
  });
}
