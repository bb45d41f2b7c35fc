import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';

/** “Diffusion: Why Is My GPU Not Used?”: checks what stands between the playground and the GPU. */
export function registerExplainGpu(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.explainGpu', () => {
    playground.open({ view: 'engines' }, 'explainGpu');
  });
}
