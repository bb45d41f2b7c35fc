import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';

/** “Diffusion: Sample”: opens the playground and draws samples, without a further question. */
export function registerSample(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.sample', () => {
    playground.open({ view: 'sample' }, 'sample');
  });
}
