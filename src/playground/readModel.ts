import * as vscode from 'vscode';
import type { ModelFile } from '../protocol/modelExchange';

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
const weightsName = 'diffusion_pytorch_model.safetensors';

/**
 * A file's bytes.
 * @throws {Error} with a sentence that names it when it cannot be read or is too large.
 */
export async function readModelFile(file: vscode.Uri, limit = maxBytes): Promise<Uint8Array> {
  const size = await sizeOf(file);
  if (size === undefined) {
    throw new Error(vscode.l10n.t('There is no file {0} that can be read.', file.path));
  }
  if (size > limit) {
    throw new Error(
      vscode.l10n.t(
        '{0} has {1} MB; files of more than {2} MB are not opened here.',
        file.path,
        megabytes(size),
        megabytes(limit),
      ),
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
    if ((await sizeOf(file)) !== undefined) {
      files.push({ path, bytes: await readModelFile(file, maxJsonBytes) });
    }
  }
  for (const place of ['', 'unet/']) {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, place)).then(
      (found) => found,
      () => [],
    );
    for (const [name] of entries) {
      if (/^[\w-][\w.-]*\.(bin|pt|ckpt)$/.test(name)) {
        files.push({ path: place + name, bytes: new Uint8Array() });
      }
    }
  }
  return files;
}

/** The weights of a diffusers folder: none when they are not there, which the reader of the folder says best. */
export async function readModelWeights(
  folder: vscode.Uri,
  configs: readonly ModelFile[],
): Promise<ModelFile[]> {
  const place = configs.some(({ path }) => path === 'unet/config.json') ? 'unet/' : '';
  const path = place + weightsName;
  const file = vscode.Uri.joinPath(folder, ...path.split('/'));
  return (await sizeOf(file)) === undefined ? [] : [{ path, bytes: await readModelFile(file) }];
}

/** In words for people. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString(vscode.env.language, { maximumFractionDigits: 0 });
}

function sizeOf(file: vscode.Uri): Thenable<number | undefined> {
  return vscode.workspace.fs.stat(file).then(
    ({ type, size }) => (type & vscode.FileType.Directory ? undefined : size),
    () => undefined,
  );
}
