import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';
import { writeNewFile, writeNewFolder } from '../playground/writeModel';
import { modelFormats, type ModelFormat } from '../protocol/modelExchange';
import { place } from './place';
import { tellFailure } from './tellFailure';

/** What a keybinding or a test may give instead of answering questions. `target`: the file, or the folder to write into. */
const argumentSchema = v.optional(
  v.strictObject({ format: v.optional(v.picklist(modelFormats)), target: v.optional(place) }),
  {},
);

interface FormatItem extends vscode.QuickPickItem {
  readonly format: ModelFormat;
}

function formats(): FormatItem[] {
  return [
    {
      format: 'onnx',
      label: vscode.l10n.t('ONNX, averaged weights'),
      detail: vscode.l10n.t('The denoiser that samples best, for any ONNX runtime; any batch size.'),
    },
    {
      format: 'onnxRaw',
      label: vscode.l10n.t('ONNX, raw weights'),
      detail: vscode.l10n.t('The weights that training changes, without their moving average.'),
    },
    {
      format: 'diffusers',
      label: vscode.l10n.t('diffusers folder'),
      detail: vscode.l10n.t('What DDPMPipeline.from_pretrained opens.'),
    },
    {
      format: 'checkpoint',
      label: vscode.l10n.t('Checkpoint (.safetensors)'),
      detail: vscode.l10n.t('Your training run with its optimiser and random state: it goes on exactly.'),
    },
  ];
}

/** “Diffusion: Export Model…”: the chosen model as ONNX or diffusers folder, or the run. Resolves to what was written. */
export function registerExportModel(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.exportModel', (argument?: unknown) =>
    tellFailure(async () => {
      const given = v.parse(argumentSchema, argument);
      const title = vscode.l10n.t('Export model');
      const format = given.format ?? (await vscode.window.showQuickPick(formats(), { title }))?.format;
      return format && exportModel(playground, format, title, given.target);
    }),
  );
}

/** Writes a model where the user says, or to `target`; undefined when the user cancels. */
export async function exportModel(
  playground: Playground,
  format: ModelFormat,
  title: string,
  target?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const made = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_, cancellation) =>
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
  const show = isFolder ? vscode.l10n.t('Open README') : vscode.l10n.t('Show File');
  const readme = vscode.Uri.joinPath(written, 'README.md');
  const hasReadme = isFolder && (await vscode.workspace.fs.stat(readme).then(Boolean, () => false));
  const actions = !isFolder || hasReadme ? [show] : [];
  const text = vscode.l10n.t('Written: {0}', written.path);
  if ((await vscode.window.showInformationMessage(text, ...actions)) === show) {
    await (hasReadme
      ? vscode.commands.executeCommand('vscode.open', readme)
      : vscode.commands.executeCommand('revealFileInOS', written));
  }
}
