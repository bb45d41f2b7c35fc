import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import * as checkpointFile from '../../../src/checkpoints/checkpointFile';
import { CheckpointStore } from '../../../src/playground/checkpointStore';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { smallRun } from '../checkpoints/smallRun';
import { freeKey } from './freeKey';
import { fileUri, workspace } from './vscodeFiles';

vi.mock('vscode', () => import('./vscodeFiles'));
vi.mock(import('../../../src/checkpoints/checkpointFile'), async (original) => {
  const real = await original();
  return { ...real, readCheckpointFile: vi.fn(real.readCheckpointFile) };
});

let folder: string;
let store: CheckpointStore;
const openStore = () => new CheckpointStore(fileUri(folder) as vscode.Uri, { newKey: freeKey(folder) });
const others = async () => (await store.list()).runs.filter(({ key }) => key !== store.current);
const run = (step: number, id = 'A') => smallRun({ id, step });
/** All but what is only remembered of them. */
const files = () =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.summary.json'))
    .sort();
const at = (name: string) => path.join(folder, name);
const stepIn = (bytes: Uint8Array | undefined) => bytes && checkpointFile.readCheckpointFile(bytes).run.step;
const stepOf = (name: string) => stepIn(new Uint8Array(readFileSync(at(name))));
/** Writes a file that was changed so many minutes ago. */
const put = (name: string, bytes: Uint8Array | string, minutesAgo = 0) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(at(name), bytes);
  const seconds = Date.now() / 1000 - 60 * minutesAgo;
  utimesSync(at(name), seconds, seconds);
};

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'stored-')), 'storage');
  store = openStore();
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

describe('the runs that are offered', () => {
  it('come with the last saved first, whatever their numbers and steps', async () => {
    put('run.safetensors', run(900, 'A'), 30);
    put('run-2.safetensors', run(5, 'B'), 10);
    put('run-3.safetensors', run(70, 'C'), 20);
    put('run-10.safetensors', run(7, 'D'), 40);
    expect(stepIn(await store.load())).toBe(5);
    expect((await others()).map(({ key }) => key)).toEqual(['run-3', 'run', 'run-10']);
  });

  it('say when they were saved in whole milliseconds, what they learnt and how far', async () => {
    put('run.safetensors', run(1, 'A'), 0);
    put('run-2.safetensors', run(5, 'B'), 10);
    await store.load();
    vi.spyOn(workspace.fs, 'stat').mockResolvedValue({ mtime: 1234.75, size: 100 });
    const { schedule, train } = defaultPlaygroundState;
    expect(await others()).toEqual([
      {
        ...{ key: 'run-2', name: null, id: 'B', step: 5, seed: 1, savedAt: 1234 },
        ...{ schedule, train, elapsedSeconds: 0.5, diverged: false, losses: [[5, 0.5]] },
        // The checkpoint and what is remembered of it.
        bytes: 200,
      },
    ]);
  });

  it('are those of the files that the store itself names', async () => {
    for (const name of ['run.safetensors', 'run-2.safetensors', 'run-31.previous.safetensors']) {
      put(name, run(1, name));
    }
    for (const name of [
      'xrun-4.safetensors',
      'run-4.safetensors.corrupt-1',
      'run-.safetensors',
      'run-5a.safetensors',
      'run6.safetensors',
      'run-7.previous.previous.safetensors',
      'run-8xsafetensors',
      'run-9xprevious.safetensors',
      'run-a.safetensors',
    ]) {
      put(name, run(1, name));
    }
    await store.open('run');
    expect((await others()).map(({ key }) => key).sort()).toEqual(['run-2', 'run-31']);
  });

  it('are told of by the checkpoint before where the newest is damaged, and left out where both are', async () => {
    put('run.safetensors', run(1, 'A'));
    put('run-2.safetensors', 'damaged');
    put('run-2.previous.safetensors', run(4, 'B'));
    put('run-3.safetensors', 'damaged');
    await store.open('run');
    expect(await others()).toMatchObject([{ key: 'run-2', step: 4 }]);
  });

  it('are opened by the first name where none can be read, to be set aside', async () => {
    const listed = ['run-2', 'run', 'run-10'].map((slot) => [`${slot}.safetensors`, 1] as const);
    vi.spyOn(workspace.fs, 'readDirectory').mockResolvedValue(listed);
    put('run-2.safetensors', 'second');
    put('run-10.safetensors', 'tenth');
    put('run.safetensors', 'first', 5);
    expect(await store.load()).toEqual(new TextEncoder().encode('first'));
    expect(await store.setAside()).toBe('run.safetensors.corrupt-1');
  });

  it('are not spoken of where a new run takes the place of one that was set aside', async () => {
    put('run.safetensors', 'damaged');
    await store.load();
    await store.setAside();
    expect(await store.save(run(1))).toEqual({ key: 'run', beside: false });
  });

  it('stay as they are when one is asked for that is not there', async () => {
    await store.save(run(1));
    expect(await store.open('run-7')).toBeUndefined();
    expect(await store.save(run(2))).toEqual({ key: 'run', beside: false });
  });

  it('are set aside from the slot that was opened, the newest file first', async () => {
    put('run.safetensors', run(1, 'A'));
    put('run-2.safetensors', 'damaged');
    put('run-2.previous.safetensors', run(4, 'B'));
    await store.open('run-2');
    expect(await store.setAside()).toBe('run-2.safetensors.corrupt-1');
    expect(await store.setAside()).toBe('run-2.previous.safetensors.corrupt-1');
    expect(await store.setAside()).toBeUndefined();
    expect(stepOf('run.safetensors')).toBe(1);
  });
});

describe('a slot that another window takes', () => {
  const { rename } = workspace.fs;
  /** Another window's checkpoint, written right before or after one of our renames. Gives the names it took. */
  const meanwhile = (isThen: (from: string, to: string) => boolean, when: 'before' | 'after', times = 1) => {
    const taken: string[] = [];
    vi.spyOn(workspace.fs, 'rename').mockImplementation(async (from, to, options) => {
      const now = taken.length < times && isThen(from.fsPath, to.fsPath);
      const newest = isWritten(from.fsPath) ? to.fsPath : from.fsPath;
      const write = () => writeFileSync(newest, run(70, 'theirs'));
      if (now) {
        taken.push(path.basename(newest));
      }
      if (now && when === 'before') {
        write();
      }
      await rename.call(workspace.fs, from, to, options);
      if (now && when === 'after') {
        write();
      }
    });
    return taken;
  };
  const isWritten = (from: string) => from.endsWith('.tmp');

  it.each(['before', 'after'] as const)(
    'right %s it is written is left to that window, and the next free one is taken',
    async (when) => {
      meanwhile(isWritten, when);
      expect(await store.save(run(1))).toEqual({ key: 'run-2', beside: false });
      expect([stepOf('run.safetensors'), stepOf('run-2.safetensors')]).toEqual([70, 1]);
      expect(files()).toEqual(['run-2.safetensors', 'run.safetensors']);
      // From now on it is this window's own.
      expect(await store.save(run(2))).toEqual({ key: 'run-2', beside: false });
    },
  );

  it('while room is made in it gets its checkpoint back', async () => {
    await store.save(run(1));
    meanwhile((_, to) => to === at('run.previous.safetensors'), 'before');
    expect(await store.save(run(2))).toEqual({ key: 'run-2', beside: true });
    expect(files()).toEqual(['run-2.safetensors', 'run.safetensors']);
    expect([stepOf('run.safetensors'), stepOf('run-2.safetensors')]).toEqual([70, 2]);
  });

  it('is tried for eight times in all, and then told of; nothing half-made stays', async () => {
    const tried = meanwhile(isWritten, 'after', 100);
    await expect(store.save(run(1))).rejects.toThrow('Other windows of the editor write to the same folder');
    expect(tried).toEqual(
      ['run', ...[2, 3, 4, 5, 6, 7, 8].map((n) => `run-${n}`)].map((slot) => `${slot}.safetensors`),
    );
    expect(files().filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('seven times is left to it seven times, and the eighth attempt saves the run', async () => {
    meanwhile(isWritten, 'after', 7);
    expect(await store.save(run(1))).toEqual({ key: 'run-8', beside: false });
  });

  it.each([
    ['run', 'run-2'],
    ['run-2', 'run-3'],
  ])('%s counts as taken where only its earlier checkpoint is there', async (taken, free) => {
    put('run.safetensors', run(6, 'C'));
    rmSync(at(`${taken}.safetensors`), { force: true });
    put(`${taken}.previous.safetensors`, run(5, 'B'));
    expect(await store.save(run(1))).toEqual({ key: free, beside: false });
    expect(stepOf(`${taken}.previous.safetensors`)).toBe(5);
  });

  it.each([
    'xrun-2.safetensors',
    'run-2.safetensors.corrupt-1',
    'run-2xsafetensors',
    'run-2xprevious.safetensors',
    'run-2.previousxsafetensors',
  ])('is free where a file has another name: %s', async (name) => {
    put('run.safetensors', run(6, 'C'));
    put(name, run(5, 'B'));
    expect(await store.save(run(1))).toEqual({ key: 'run-2', beside: false });
  });

  it('is not replaced by a new run after this window opened what the other left there', async () => {
    await store.save(run(1, 'A'));
    put('run.safetensors', run(70, 'theirs'));
    await store.open('run');
    expect(await store.save(run(1, 'C'))).toEqual({ key: 'run-2', beside: false });
    expect(stepOf('run.safetensors')).toBe(70);
  });

  it('is begun anew by the same run where it is to be a run of its own', async () => {
    await store.save(run(1));
    await store.saveBeside(run(2));
    expect([stepOf('run.safetensors'), stepOf('run-2.safetensors')]).toEqual([1, 2]);
    expect(await store.save(run(3))).toEqual({ key: 'run-2', beside: false });
  });
});

describe('a failure that is not a refused checkpoint', () => {
  const denied = (code: string) => Object.assign(new Error(`${code}: not allowed`), { code });

  it('of the reader is told, and does not pass for a damaged file', async () => {
    put('run.safetensors', run(1));
    vi.mocked(checkpointFile.readCheckpointFile).mockImplementationOnce(() => {
      throw new TypeError('a fault of ours');
    });
    await expect(others()).rejects.toThrow('a fault of ours');
    expect(await others()).toHaveLength(1);
  });

  it.each(['readDirectory', 'readFile', 'stat'] as const)('of %s is told', async (name) => {
    put('run.safetensors', run(1));
    vi.spyOn(workspace.fs, name).mockRejectedValue(denied('EACCES'));
    await expect(store.load()).rejects.toThrow('EACCES');
    vi.restoreAllMocks();
    expect(stepIn(await store.load())).toBe(1);
  });

  it.each(['FileNotFound', 'ENOENT', 'EntryNotFound'])(
    'is none where a file went away, which is told by %s',
    async (code) => {
      put('run.safetensors', run(1));
      vi.spyOn(workspace.fs, 'readFile').mockRejectedValue(denied(code));
      expect(await store.load()).toBeUndefined();
    },
  );
});

describe('temporary files', () => {
  it('are deleted from ten minutes on', async () => {
    const [young, old] = [`run.${crypto.randomUUID()}.tmp`, `run.${crypto.randomUUID()}.tmp`];
    put(young, 'half', 9.9);
    put(old, 'half', 10.1);
    await store.load();
    expect(files()).toEqual([young]);
  });

  it('are only those that the store writes', async () => {
    const others = ['xrun.ab.tmp', 'run.ab.tmp.txt', 'run.notes.tmp', 'run..tmp', 'runxab.tmp', 'run.abxtmp'];
    for (const name of [...others, 'run.0a-9f.tmp']) {
      put(name, 'half', 60);
    }
    await store.load();
    expect(files()).toEqual(others.sort());
  });
});
