import * as vscode from 'vscode';
import type { ImageFile } from '../protocol/ownData';
import { fileSize } from './fileSize';

/** A message to the page holds no more than this, so that neither side holds a whole folder. */
const mostBytesTogether = 8 * 2 ** 20;
const mostFilesTogether = 256;
/** The page decodes no larger images, and takes no larger archives. */
const mostImageBytes = 32 * 2 ** 20;
const mostArchiveBytes = 64 * 2 ** 20;
/** More files than this are not looked at: the page takes 50,000 images. */
const mostFiles = 100_000;
/** Folders below this depth are not looked into. */
const deepest = 5;

const imageName = /\.(png|jpe?g|webp)$/i;
const archiveName = /\.np[yz]$/i;

/** Some files, and how many were passed over before them: too large, or not to be read. */
export interface ImagePart {
  readonly files: readonly ImageFile[];
  readonly skipped: number;
}

/**
 * The images of a folder and of those in it, or a single file, as bytes, part by part, in the order of their names. A
 * path is what lies below the folder. Links to folders are not followed, since they may lead in a ring.
 */
export async function* readImageFiles(source: vscode.Uri): AsyncGenerator<ImagePart> {
  let files: ImageFile[] = [];
  let [bytes, skipped] = [0, 0];
  for await (const { uri, path } of namesOf(source)) {
    const size = await fileSize(uri);
    const read = size !== undefined && size <= (archiveName.test(path) ? mostArchiveBytes : mostImageBytes);
    const content = read ? await contentOf(uri) : undefined;
    if (!content) {
      skipped += 1;
      continue;
    }
    if (
      files.length === mostFilesTogether ||
      (files.length > 0 && bytes + content.length > mostBytesTogether)
    ) {
      yield { files, skipped };
      [files, bytes, skipped] = [[], 0, 0];
    }
    files.push({ path, bytes: content });
    bytes += content.length;
  }
  yield { files, skipped };
}

interface Found {
  readonly uri: vscode.Uri;
  readonly path: string;
}

async function* namesOf(source: vscode.Uri): AsyncGenerator<Found> {
  const { type } = await vscode.workspace.fs.stat(source);
  if ((type & vscode.FileType.Directory) === 0) {
    yield { uri: source, path: source.path.split('/').at(-1) ?? '' };
    return;
  }
  let seen = 0;
  for await (const found of below(source, '', 0)) {
    seen += 1;
    if (seen > mostFiles) {
      return;
    }
    yield found;
  }
}

async function* below(folder: vscode.Uri, place: string, depth: number): AsyncGenerator<Found> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  entries.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  for (const [name, type] of entries) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) {
      if (depth < deepest && !name.startsWith('.')) {
        yield* below(uri, `${place}${name}/`, depth + 1);
      }
    } else if ((type & vscode.FileType.File) !== 0 && imageName.test(name)) {
      yield { uri, path: place + name };
    }
  }
}

/** Undefined for a file that cannot be read: others can. */
async function contentOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  return vscode.workspace.fs.readFile(uri).then(
    // A Node Buffer would not reach a webview as bytes.
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  );
}
