import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';
import { isThere } from '../playground/fileSize';
import { writeNewFile, writeNewFolder } from '../playground/writeModel';
import { modelFormats, type ModelFormat } from '../protocol/modelExchange';
import { choose, type Choice } from '../window/ask';
import { withCancellableProgress } from '../window/progress';
import { sentence, type Sentence } from '../window/sentence';
import { tellInformation } from '../window/tell';
import { resource } from './resource';
import { tellFailure } from './tellFailure';

/** What a keybinding or a test may give instead of answering questions. `target`: the file, or the folder to write into. */
const argumentSchema = v.optional(
  v.strictObject({ format: v.optional(v.picklist(modelFormats)), target: v.optional(resource) }),
  {},
);

function formats(): Choice<ModelFormat>[] {
  return [
    {
      value: 'onnx',
      label: sentence(vscode.l10n.t('ONNX, averaged weights')),
      detail: sentence(
        vscode.l10n.t('The denoiser that samples best, for any ONNX runtime; any batch size.'),
      ),
    },
    {
      value: 'onnxRaw',
      label: sentence(vscode.l10n.t('ONNX, raw weights')),
      detail: sentence(vscode.l10n.t('The weights that training changes, without their moving average.')),
    },
    {
      value: 'diffusers',
      label: sentence(vscode.l10n.t('diffusers folder')),
      detail: sentence(vscode.l10n.t('What DDPMPipeline.from_pretrained opens.')),
    },
    {
      value: 'checkpoint',
      label: sentence(vscode.l10n.t('Checkpoint (.safetensors)')),
      detail: sentence(
        vscode.l10n.t('Your training run with its optimiser and random state: it goes on exactly.'),
      ),
    },
  ];
}

/** “Diffusion: Export Model…”: the chosen model as ONNX or diffusers folder, or the run. Resolves to what was written. */
export function registerExportModel(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.exportModel', (argument?: unknown) =>
    tellFailure(sentence(vscode.l10n.t('The model was not exported.')), async () => {
      const given = v.parse(argumentSchema, argument);
      const title = sentence(vscode.l10n.t('Export model'));
      const format = given.format ?? (await choose(title, formats()));
      return format && exportModel(playground, format, title, given.target);
    }),
  );
}

/** Writes a model where the user says, or to `target`; undefined when the user cancels. */
export async function exportModel(
  playground: Playground,
  format: ModelFormat,
  title: Sentence,
  target?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const made = await withCancellableProgress(title, (_, cancellation) =>
    Promise.race([
      playground.ask({ type: 'exportModel', format }),
      new Promise<undefined>((resolve) => cancellation.onCancellationRequested(() => resolve(undefined))),
    ]),
  );
  if (made?.kind !== 'files') {
    return undefined;
  }
  const { name, files } = made;
  const [first] = files;
  const isFolder = format === 'diffusers' || format === 'cluster';
  const written =
    isFolder || !first
      ? await writeNewFolder({ name, files }, title, target)
      : await writeNewFile(first.bytes, `${name}.${first.path.split('.').at(-1) ?? ''}`, title, target);
  if (written && !target) {
    void offerToShow(written, isFolder);
  }
  return written;
}

async function offerToShow(written: vscode.Uri, isFolder: boolean): Promise<void> {
  const readme = vscode.Uri.joinPath(written, 'README.md');
  const hasReadme = isFolder && (await isThere(readme));
  const button = hasReadme
    ? {
        label: sentence(vscode.l10n.t('Open README')),
        run: () => vscode.commands.executeCommand('vscode.open', readme),
      }
    : {
        label: sentence(vscode.l10n.t('Show File')),
        run: () => vscode.commands.executeCommand('revealFileInOS', written),
      };
  await tellInformation(sentence(vscode.l10n.t('The model was written.')), {
    details: written.path,
    buttons: !isFolder || hasReadme ? [button] : [],
  });
}
