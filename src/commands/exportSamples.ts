import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';
import { chooseSampleFormat } from '../playground/chooseSampleFormat';
import { writeNewFile } from '../playground/writeModel';
import { sampleFormats } from '../protocol/toPage';
import { sentence } from '../window/sentence';
import { tellInformation } from '../window/tell';
import { resource } from './resource';
import { tellFailure } from './tellFailure';

/** What a keybinding or a test may give instead of answering questions. `target`: the file. */
const argumentSchema = v.optional(
  v.strictObject({ format: v.optional(v.picklist(sampleFormats)), target: v.optional(resource) }),
  {},
);

/** “Diffusion: Export Samples…”: the shown samples as PNG, GIF or NumPy archive. Resolves to the file. */
export function registerExportSamples(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.exportSamples', (argument?: unknown) =>
    tellFailure(sentence(vscode.l10n.t('The samples were not saved.')), async () => {
      const { format, target } = v.parse(argumentSchema, argument);
      const chosen = format ?? (await chooseSampleFormat());
      if (!chosen) {
        return undefined;
      }
      const made = await playground.ask({ type: 'exportSamples', format: chosen });
      const [file] = made.kind === 'files' ? made.files : [];
      const title = sentence(vscode.l10n.t('Export samples'));
      const written = file && (await writeNewFile(file.bytes, file.path, title, target));
      if (written && !target) {
        void offerToOpen(written);
      }
      return written;
    }),
  );
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = {
    label: sentence(vscode.l10n.t('Open')),
    run: () => vscode.commands.executeCommand('vscode.open', file),
  };
  await tellInformation(sentence(vscode.l10n.t('The samples were saved.')), {
    details: file.path,
    // The editor shows pictures; archives are for other programs.
    buttons: /\.(png|gif)$/.test(file.path) ? [open] : [],
  });
}
