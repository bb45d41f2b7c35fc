import type { ImageFile } from '../../../src/protocol/ownData';

/** A file that may be read. */
export interface ReadableFile {
  /** Below what was chosen, with `/`: the first folder is the image's class. */
  readonly path: string;
  readonly size: number;
  bytes(): Promise<Uint8Array>;
}

/** What a user has chosen as images, file after file. */
export interface ImageSource {
  /** For the data's name. */
  readonly name: string;
  readonly files: AsyncIterable<ReadableFile>;
  /** How many files the host has passed over so far. */
  readonly passedOver?: () => number;
}

export function readableFile({ path, bytes }: ImageFile): ReadableFile {
  return { path, size: bytes.length, bytes: () => Promise.resolve(bytes) };
}

/** Files of the browser's own dialog, in the order of their names. */
export function chosenFiles(files: readonly File[]): ImageSource {
  const readable = files.map((file) =>
    readableOf(file, file.webkitRelativePath.split('/').slice(1).join('/')),
  );
  const [folder = ''] = files[0]?.webkitRelativePath.split('/') ?? [];
  return { name: folder || nameOf(files[0]?.name ?? ''), files: inOrder(readable) };
}

/** What is dropped on an element: files, and folders with all that is in them. Must be called while it is dropped. */
export function droppedFiles(items: DataTransferItemList): ImageSource {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  // A single folder that is dropped is the data; several are its classes.
  const [only] = entries;
  const name = nameOf(only?.name ?? '');
  const files = walk(entries, entries.length === 1 && only?.isDirectory === true ? 1 : 0);
  return { name, files };
}

/** Folders below this depth are not looked into. */
const deepest = 5;

async function* walk(
  entries: readonly FileSystemEntry[],
  cut: number,
  depth = 0,
): AsyncGenerator<ReadableFile> {
  for (const entry of [...entries].sort((a, b) => byName(a.name, b.name))) {
    if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      yield readableOf(
        file,
        entry.fullPath
          .split('/')
          .slice(1 + cut)
          .join('/'),
      );
    } else if (isFolder(entry) && depth < deepest && !entry.name.startsWith('.')) {
      yield* walk(await entriesOf(entry), cut, depth + 1);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Browsers give the entries of a folder in parts of a hundred. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) {
      return all;
    }
    all.push(...part);
  }
}

const readableOf = (file: File, path: string): ReadableFile => ({
  path: path || file.name,
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

/** A name without its extension. */
const nameOf = (file: string): string => file.replace(/\.[^.]{1,5}$/, '');

const byName = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

async function* inOrder(files: readonly ReadableFile[]): AsyncGenerator<ReadableFile> {
  for (const file of [...files].sort((a, b) => byName(a.path, b.path))) {
    yield await Promise.resolve(file);
  }
}
