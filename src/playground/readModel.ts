import * as vscode from 'vscode';
import type { ModelFile } from '../protocol/modelExchange';
import { weightFiles } from '../protocol/weightFiles';
import { Failure } from '../window/failure';
import { numeral, sentence, type Sentence } from '../window/sentence';
import { fileSize, isThere } from './fileSize';

/** More than a page can hold in memory beside the network that it becomes. */
const maxBytes = 1.5e9;
/** No config.json is so large. */
const maxJsonBytes = 1e6;

const jsonNames = [
  'model_index.json',
  'unet/config.json',
  'config.json',
  'scheduler/scheduler_config.json',
  'scheduler_config.json',
] as const;

/**
 * A file's bytes.
 * @throws {Failure} when it cannot be read or is too large.
 */
export async function readModelFile(file: vscode.Uri, limit = maxBytes): Promise<Uint8Array> {
  const size = await fileSize(file);
  if (size === undefined) {
    throw new Failure(sentence(vscode.l10n.t('There is no such file that can be read.')), file.path);
  }
  if (size > limit) {
    throw new Failure(
      sentence(
        vscode.l10n.t('The file has {0} MB; files of more than {1} MB are not opened here.'),
        megabytes(size),
        megabytes(limit),
      ),
      file.path,
    );
  }
  // A Node Buffer would not reach a webview as bytes: messages know the plain typed arrays only.
  return new Uint8Array(await vscode.workspace.fs.readFile(file));
}

/** The JSON files of a diffusers folder, and the names, without contents, of files that could be pickled weights. */
export async function readModelConfigs(folder: vscode.Uri): Promise<ModelFile[]> {
  const files: ModelFile[] = [];
  for (const path of jsonNames) {
    const file = vscode.Uri.joinPath(folder, ...path.split('/'));
    if ((await fileSize(file)) !== undefined) {
      files.push({ path, bytes: await readModelFile(file, maxJsonBytes) });
    }
  }
  for (const place of ['', 'unet/']) {
    for (const name of await namesIn(folder, place)) {
      if (/^[\w-][\w.-]*\.(bin|pt|ckpt)$/.test(name)) {
        files.push({ path: place + name, bytes: new Uint8Array() });
      }
    }
  }
  return files;
}

/**
 * The weights of a diffusers folder, in one file or in parts: none when they are not there, which the reader of the
 * folder says best.
 */
export async function readModelWeights(
  folder: vscode.Uri,
  configs: readonly ModelFile[],
): Promise<ModelFile[]> {
  const place = configs.some(({ path }) => path === 'unet/config.json') ? 'unet/' : '';
  const files: ModelFile[] = [];
  let left = maxBytes;
  for (const name of weightFiles(await namesIn(folder, place))?.names ?? []) {
    const file = vscode.Uri.joinPath(folder, ...(place + name).split('/'));
    const bytes = await readModelFile(file, left);
    left -= bytes.length;
    files.push({ path: place + name, bytes });
  }
  return files;
}

/** The names in a folder's `place`, which is empty or ends in `/`; none when there is no such place. */
async function namesIn(folder: vscode.Uri, place: string): Promise<string[]> {
  const within = vscode.Uri.joinPath(folder, place);
  const entries = (await isThere(within)) ? await vscode.workspace.fs.readDirectory(within) : [];
  return entries.map(([name]) => name);
}

/** In words for people. */
export const megabytes = (bytes: number): Sentence => numeral(bytes / 1e6, { maximumFractionDigits: 0 });
