import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { CheckpointStore } from '../../../src/playground/checkpointStore';
import { fileUri } from './vscodeFiles';

vi.mock('vscode', () => import('./vscodeFiles'));

let folder: string;
let store: CheckpointStore;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'checkpoints-')), 'storage');
  store = new CheckpointStore(fileUri(folder) as vscode.Uri);
});

afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

const bytes = (...values: number[]) => Uint8Array.from(values);
const files = () => readdirSync(folder).sort();

describe('the checkpoint store', () => {
  it('has nothing at first, and makes its folder when it saves', async () => {
    expect(await store.load()).toBeUndefined();
    await store.save(bytes(1, 2));
    expect(await store.load()).toEqual(bytes(1, 2));
  });

  it('hands out plain byte arrays, which are all that a message to a webview carries', async () => {
    await store.save(bytes(1, 2));
    expect((await store.load())?.constructor).toBe(Uint8Array);
  });

  it('keeps the latest and the one before it, and leaves no temporary file', async () => {
    for (const value of [1, 2, 3]) {
      await store.save(bytes(value));
    }
    expect(files()).toEqual(['run.previous.safetensors', 'run.safetensors']);
    expect(readFileSync(path.join(folder, 'run.safetensors'))[0]).toBe(3);
    expect(readFileSync(path.join(folder, 'run.previous.safetensors'))[0]).toBe(2);
  });

  it('carries out saves in the order in which they were asked for', async () => {
    await Promise.all([1, 2, 3, 4].map((value) => store.save(bytes(value))));
    expect(await store.load()).toEqual(bytes(4));
  });

  it('sets a corrupt checkpoint aside under a free name and then finds the one before it', async () => {
    await store.save(bytes(1));
    await store.save(bytes(2));
    expect(await store.setAside('corrupt')).toBe('run.safetensors.corrupt-1');
    expect(await store.load()).toEqual(bytes(1));
    await store.save(bytes(3));
    expect(await store.setAside('corrupt')).toBe('run.safetensors.corrupt-2');
    expect(readFileSync(path.join(folder, 'run.safetensors.corrupt-1'))[0]).toBe(2);
    expect(readFileSync(path.join(folder, 'run.safetensors.corrupt-2'))[0]).toBe(3);
  });

  it('keeps a sound run aside under a name of its own', async () => {
    await store.save(bytes(1));
    expect(await store.setAside('kept')).toBe('run.safetensors.kept-1');
    expect(await store.load()).toBeUndefined();
    expect(await store.setAside('kept')).toBeUndefined();
  });

  it('falls back to the one before when the window died between two renames', async () => {
    await store.save(bytes(1));
    await store.save(bytes(2));
    rmSync(path.join(folder, 'run.safetensors'));
    writeFileSync(path.join(folder, 'run.unfinished.tmp'), 'half');
    expect(await store.load()).toEqual(bytes(1));
    await store.save(bytes(3));
    expect(await store.load()).toEqual(bytes(3));
    expect(readFileSync(path.join(folder, 'run.previous.safetensors'))[0]).toBe(1);
  });

  it('says so when it cannot save, keeps what it had, and can save again later', async () => {
    await store.save(bytes(1));
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    await expect(store.save(bytes(2))).rejects.toThrow();
    rmSync(folder);
    await store.save(bytes(3));
    expect(await store.load()).toEqual(bytes(3));
  });
});
