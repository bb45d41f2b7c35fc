import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { FileBytes } from '../../../src/playground/modelFile/fileBytes';
import { files, Uri } from '../window/fakeVscode';

vi.mock('vscode', () => import('../window/fakeVscode'));

const folder = mkdtempSync(path.join(tmpdir(), 'diffusion-bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const content = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7);
const bytesOf = (uri: Uri) => new FileBytes(uri as unknown as vscode.Uri);

it('reads a stretch of a file on this disk, and less where the file ends', async () => {
  const file = path.join(folder, 'a.bin');
  writeFileSync(file, content);
  const bytes = bytesOf(Uri.file(file));
  expect(await bytes.read(2, 5)).toEqual(Uint8Array.of(2, 3, 4));
  expect(await bytes.read(6, 20)).toEqual(Uint8Array.of(6, 7));
  await expect(bytesOf(Uri.file(path.join(folder, 'none'))).read(0, 1)).rejects.toThrow(/ENOENT/);
});

it('reads other files whole, once until they change', async () => {
  files.set('/far/a.bin', content);
  const bytes = bytesOf(new Uri('vscode-vfs', '/far/a.bin', '', ''));
  expect(await bytes.read(2, 5)).toEqual(Uint8Array.of(2, 3, 4));
  files.set('/far/a.bin', Uint8Array.of(9, 9, 9, 9, 9));
  expect(await bytes.read(2, 5)).toEqual(Uint8Array.of(2, 3, 4));
  bytes.forget();
  expect(await bytes.read(2, 5)).toEqual(Uint8Array.of(9, 9, 9));
});
