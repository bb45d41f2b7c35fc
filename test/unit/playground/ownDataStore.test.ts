import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { encodeOwnData, OwnDataRefusal, readOwnData } from '../../../src/datasets/ownData';
import { OwnDataStore } from '../../../src/playground/ownDataStore';
import { fileUri, workspace } from './vscodeFiles';

vi.mock('vscode', () => import('./vscodeFiles'));

let folder: string;
const open = () => new OwnDataStore(fileUri(folder) as vscode.Uri);
const at = (name: string) => path.join(folder, 'data', name);
const greys = (level: number, name = 'Greys') =>
  encodeOwnData({
    name,
    classes: [''],
    side: 16,
    channels: 1,
    labels: new Uint8Array(16),
    images: new Uint8Array(16 * 256).fill(level),
  });

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'own-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

it('keeps data whole, lists them by name, and gives them back in another window', async () => {
  const [one, two] = [greys(1, 'Zebra'), greys(2, 'Ant')];
  const store = open();
  expect(await store.list()).toEqual([]);
  await store.keep(one.bytes);
  await store.keep(two.bytes);
  await store.keep(two.bytes);
  expect(await open().list()).toEqual([
    { id: two.id, name: 'Ant', count: 16, bytes: two.bytes.length },
    { id: one.id, name: 'Zebra', count: 16, bytes: one.bytes.length },
  ]);
  expect(readOwnData((await open().open(one.id)) ?? new Uint8Array()).name).toBe('Zebra');
  expect(readdirSync(path.join(folder, 'data'))).toHaveLength(4);
});

it('renames and deletes them, and knows no others', async () => {
  const { id, bytes } = greys(1);
  const store = open();
  await store.keep(bytes);
  await store.rename(id, 'Ash');
  expect((await store.list()).map(({ name }) => name)).toEqual(['Ash']);
  expect(readOwnData((await store.open(id)) ?? new Uint8Array()).name).toBe('Ash');
  await store.delete(id);
  expect([await store.list(), await store.open(id)]).toEqual([[], undefined]);
  expect(readdirSync(path.join(folder, 'data'))).toEqual([]);
});

it('keeps nothing that is damaged, and leaves nothing half where the disk is full', async () => {
  const { bytes } = greys(1);
  const store = open();
  const damaged = bytes.slice();
  damaged[damaged.length - 1] = 7;
  await expect(store.keep(damaged)).rejects.toThrow(OwnDataRefusal);
  vi.spyOn(workspace.fs, 'writeFile').mockImplementationOnce((uri) => {
    writeFileSync(uri.fsPath, 'half');
    return Promise.reject(new Error('ENOSPC'));
  });
  await expect(store.keep(bytes)).rejects.toThrow('ENOSPC');
  expect(await store.list()).toEqual([]);
  expect(readdirSync(path.join(folder, 'data'))).toEqual([]);
});

it('takes no list entry that says what it may not, and leaves its file alone', async () => {
  const { id, bytes } = greys(1);
  const store = open();
  await store.keep(bytes);
  const sound = readFileSync(at(`${id}.json`), 'utf8');
  for (const text of [
    '',
    '{',
    '[]',
    sound.replace('Greys', ''),
    sound.replace('16,', '-1,'),
    `${sound.padEnd(1001)}`,
  ]) {
    writeFileSync(at(`${id}.json`), text);
    expect(await store.list(), text).toEqual([]);
    expect(readFileSync(at(`${id}.json`), 'utf8')).toBe(text);
  }
  // Under another name than its own it is another's.
  writeFileSync(at('own-16x1x1-00000000.json'), sound);
  expect(await store.list()).toEqual([]);
});
