import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { ImageFeed } from '../../../src/playground/imageFeed';
import { readImageFiles, type ImagePart } from '../../../src/playground/imageFolder';
import type { ToPage } from '../../../src/protocol/toPage';
import { fileUri } from './vscodeFiles';

vi.mock('vscode', async () => {
  const real = await import('./vscodeFiles');
  const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };
  const typeOf = async (name: string) => {
    const own = await fs.lstat(name);
    const target = own.isSymbolicLink() ? await fs.stat(name) : own;
    return (target.isDirectory() ? 2 : 1) + (own.isSymbolicLink() ? 64 : 0);
  };
  const uriOf = (fsPath: string) => ({ fsPath, path: fsPath });
  return {
    ...real,
    FileType,
    Uri: { joinPath: ({ fsPath }: { fsPath: string }, name: string) => uriOf(path.join(fsPath, name)) },
    workspace: {
      fs: {
        ...real.workspace.fs,
        stat: async ({ fsPath }: { fsPath: string }) => ({
          type: await typeOf(fsPath),
          size: (await fs.stat(fsPath)).size,
        }),
        readDirectory: async ({ fsPath }: { fsPath: string }) => {
          const names = await fs.readdir(fsPath);
          return Promise.all(names.map(async (name) => [name, await typeOf(path.join(fsPath, name))]));
        },
      },
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'images-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, bytes = 3) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), new Uint8Array(bytes));
};
const read = async (place = folder): Promise<ImagePart[]> => {
  const parts: ImagePart[] = [];
  for await (const part of readImageFiles(Object.assign(fileUri(place), { path: place }) as vscode.Uri)) {
    parts.push(part);
  }
  return parts;
};
const paths = (parts: readonly ImagePart[]) => parts.flatMap(({ files }) => files.map((each) => each.path));

it('reads the images of a folder and its subfolders in order, and nothing else', async () => {
  ['cats/10.png', 'cats/9.JPG', 'dogs/a.webp', 'dogs/old/b.jpeg', 'root.png'].forEach((name) => put(name));
  ['notes.md', '.hidden/a.png', 'cats/archive.npz', 'a/b/c/d/e/f/deep.png'].forEach((name) => put(name));
  symlinkSync(folder, path.join(folder, 'ring'));
  expect(paths(await read())).toEqual([
    'cats/9.JPG',
    'cats/10.png',
    'dogs/a.webp',
    'dogs/old/b.jpeg',
    'root.png',
  ]);
});

it('passes over what is too large, and says how many', async () => {
  put('a.png');
  put('b.png', 32 * 2 ** 20 + 1);
  put('c.png');
  const parts = await read();
  expect(paths(parts)).toEqual(['a.png', 'c.png']);
  expect(parts.reduce((sum, { skipped }) => sum + skipped, 0)).toBe(1);
});

it('gives no part of more than 8 MB or 256 files', async () => {
  for (let index = 0; index < 300; index++) {
    put(`${index}.png`, 1);
  }
  put('x.png', 5 * 2 ** 20);
  put('y.png', 5 * 2 ** 20);
  const parts = await read();
  expect(parts.map(({ files }) => files.length)).toEqual([256, 45, 1]);
});

it('gives a single archive under its name', async () => {
  put('digits.npz');
  expect(paths(await read(path.join(folder, 'digits.npz')))).toEqual(['digits.npz']);
});

it('hands the page a part each time it asks, and no more once it wants none', async () => {
  put('a.png');
  const sent: ToPage[] = [];
  const feed = new ImageFeed((message) => sent.push(message));
  let ended = false;
  async function* parts() {
    try {
      for (;;) {
        yield await Promise.resolve({ files: [], skipped: 1 });
      }
    } finally {
      ended = true;
    }
  }
  const whole = feed.begin('A', parts());
  expect(sent).toEqual([]);
  await feed.pageIsReady();
  await feed.next(1, true);
  await feed.next(7, true);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual({ type: 'imageFiles', id: 1, name: 'A', files: [], skipped: 1, last: false });
  await feed.next(1, false);
  await whole;
  await feed.next(1, true);
  expect([sent.length, ended]).toEqual([2, true]);
});
