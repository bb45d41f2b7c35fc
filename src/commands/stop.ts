import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';

/** “Diffusion: Stop”: stops training or sampling; what was learnt stays. */
export function registerStop(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.stop', () => playground.stop());
}
