import * as v from 'valibot';
import * as vscode from 'vscode';
import { sentence } from '../window/sentence';
import { resource } from './resource';
import { tellFailure } from './tellFailure';

/** “Diffusion: Show Tensors…”: looks into a safetensors file, an .npz archive or a model_index.json. */
export function registerOpenModelFile(): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.openModelFile', (argument?: unknown) =>
    tellFailure(sentence(vscode.l10n.t('The file cannot be read.')), async () => {
      const file = v.parse(v.optional(resource), argument) ?? (await chooseFile());
      await (file && vscode.commands.executeCommand('vscode.openWith', file, 'diffusion.modelFile'));
    }),
  );
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('Models and arrays')]: ['safetensors', 'npz', 'json'] };
  return (await vscode.window.showOpenDialog({ filters }))?.[0];
}
