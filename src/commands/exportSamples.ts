import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';
import { chooseSampleFormat } from '../playground/chooseSampleFormat';
import { writeNewFile } from '../playground/writeModel';
import { sampleFormats } from '../protocol/messages';
import { place } from './place';
import { tellFailure } from './tellFailure';

/** What a keybinding or a test may give instead of answering questions. `target`: the file. */
const argumentSchema = v.optional(
  v.strictObject({ format: v.optional(v.picklist(sampleFormats)), target: v.optional(place) }),
  {},
);

/** “Diffusion: Export Samples…”: the shown samples as PNG, GIF or NumPy archive. Resolves to the file. */
export function registerExportSamples(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.exportSamples', (argument?: unknown) =>
    tellFailure(async () => {
      const { format, target } = v.parse(argumentSchema, argument);
      const chosen = format ?? (await chooseSampleFormat());
      if (!chosen) {
        return undefined;
      }
      const made = await playground.ask({ type: 'exportSamples', format: chosen });
      const [file] = made.kind === 'files' ? made.files : [];
      const title = vscode.l10n.t('Export samples');
      const written = file && (await writeNewFile(file.bytes, file.path, title, target));
      if (written && !target) {
        void offerToOpen(written);
      }
      return written;
    }),
  );
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const name = file.path.split('/').at(-1) ?? '';
  const open = vscode.l10n.t('Open');
  // The editor shows pictures; archives are for other programs.
  const actions = /\.(png|gif)$/.test(name) ? [open] : [];
  const message = vscode.l10n.t('The samples were saved in {0}.', name);
  if ((await vscode.window.showInformationMessage(message, ...actions)) === open) {
    await vscode.commands.executeCommand('vscode.open', file);
  }
}
