import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { readCheckpointFile } from '../../../src/checkpoints/checkpointFile';
import { CheckpointStore, type KeyMemory } from '../../../src/playground/checkpointStore';
import { smallRun } from '../checkpoints/smallRun';
import { freeKey } from './freeKey';
import { fileUri, workspace } from './vscodeFiles';

vi.mock('vscode', () => import('./vscodeFiles'));

let folder: string;
let store: CheckpointStore;
const openStore = (memory?: KeyMemory) =>
  new CheckpointStore(fileUri(folder) as vscode.Uri, {
    newKey: freeKey(folder),
    ...(memory ? { memory } : {}),
  });
const others = async (of = store) => (await of.list()).runs.filter(({ key }) => key !== of.current);

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'checkpoints-')), 'storage');
  store = openStore();
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const run = (step: number, id = 'A') => smallRun({ id, step });
/** All but what is only remembered of them. */
const files = () =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.summary.json'))
    .sort();
const at = (name: string) => path.join(folder, name);
const stepIn = (bytes: Uint8Array | undefined) => bytes && readCheckpointFile(bytes).run.step;
const stepOf = (name: string) => stepIn(new Uint8Array(readFileSync(at(name))));
/** The newest step of each run that is anywhere in the folder. */
const newest = () => {
  const steps = new Map<string, number>();
  for (const name of files()) {
    const file = readCheckpointFile(new Uint8Array(readFileSync(at(name))));
    steps.set(file.id, Math.max(file.run.step, steps.get(file.id) ?? 0));
  }
  return Object.fromEntries(steps);
};

describe('the checkpoint store', () => {
  it('has nothing at first, and makes its folder when it saves', async () => {
    expect(await store.load()).toBeUndefined();
    expect(await others()).toEqual([]);
    expect(await store.save(run(1))).toEqual({ key: 'run', beside: false });
    expect(await store.load()).toEqual(run(1));
  });

  it('hands out plain byte arrays, which are all that a message to a webview carries', async () => {
    await store.save(run(1));
    expect((await store.load())?.constructor).toBe(Uint8Array);
  });

  it('keeps the latest and the one before it, and leaves no temporary file', async () => {
    for (const step of [1, 2, 3]) {
      await store.save(run(step));
    }
    expect(files()).toEqual(['run.previous.safetensors', 'run.safetensors']);
    expect(stepOf('run.safetensors')).toBe(3);
    expect(stepOf('run.previous.safetensors')).toBe(2);
  });

  it('carries out saves in the order in which they were asked for', async () => {
    await Promise.all([1, 2, 3, 4].map((step) => store.save(run(step))));
    expect(await store.load()).toEqual(run(4));
  });

  it('goes on with the files of a run that it loaded', async () => {
    await store.save(run(1));
    const reloaded = openStore();
    await reloaded.load();
    expect(await reloaded.save(run(2))).toMatchObject({ beside: false });
    expect(files()).toEqual(['run.previous.safetensors', 'run.safetensors']);
  });

  it('keeps every run, whatever is begun after it', async () => {
    await store.save(run(5));
    expect(await store.save(run(1, 'B'))).toEqual({ key: 'run-2', beside: false });
    await store.save(run(6));
    const reloaded = openStore();
    await reloaded.load();
    expect(await reloaded.save(run(1, 'C'))).toEqual({ key: 'run-3', beside: false });
    expect(await reloaded.save(run(2, 'C'))).toEqual({ key: 'run-3', beside: false });
    expect(newest()).toEqual({ A: 6, B: 1, C: 2 });
  });

  it('sets a corrupt checkpoint aside under a free name and then finds the one before it', async () => {
    await store.save(run(1));
    await store.save(run(2));
    writeFileSync(at('run.safetensors'), 'damaged');
    expect(await store.load()).toEqual(new TextEncoder().encode('damaged'));
    expect(await store.setAside()).toBe('run.safetensors.corrupt-1');
    expect(await store.load()).toEqual(run(1));
    await store.save(run(3));
    writeFileSync(at('run.safetensors'), 'damaged too');
    expect(await store.setAside()).toBe('run.safetensors.corrupt-2');
    expect(readFileSync(at('run.safetensors.corrupt-1'), 'utf8')).toBe('damaged');
    expect(readFileSync(at('run.safetensors.corrupt-2'), 'utf8')).toBe('damaged too');
  });

  it('falls back to the one before when the window died between two renames', async () => {
    await store.save(run(1));
    await store.save(run(2));
    rmSync(at('run.safetensors'));
    const reloaded = openStore();
    expect(await reloaded.load()).toEqual(run(1));
    await reloaded.save(run(3));
    expect(await reloaded.load()).toEqual(run(3));
    expect(stepOf('run.previous.safetensors')).toBe(1);
  });

  it('deletes temporary files that a dead window left, and no others', async () => {
    mkdirSync(folder);
    const [old, young] = [`run.${crypto.randomUUID()}.tmp`, `run.${crypto.randomUUID()}.tmp`];
    for (const name of [old, young, 'notes.tmp']) {
      writeFileSync(at(name), 'half');
    }
    const elevenMinutesAgo = Date.now() / 1000 - 11 * 60;
    for (const name of [old, 'notes.tmp']) {
      utimesSync(at(name), elevenMinutesAgo, elevenMinutesAgo);
    }
    await store.load();
    expect(files()).toEqual([young, 'notes.tmp'].sort());
  });
});

describe('a checkpoint that is not sound', () => {
  it.each([
    ['not finite', smallRun({ id: 'A', step: 3, value: NaN }), /weights\.w holds values that are not finite/],
    ['cut off', run(3).subarray(0, 300), /safetensors/],
    ['changed', run(3).fill(7, -8), /checksum/],
    ['no checkpoint', new TextEncoder().encode('nothing'), /too few/],
  ])('takes no other’s place: %s', async (_, broken, sentence) => {
    await store.save(run(1));
    await store.save(run(2));
    await expect(store.save(broken)).rejects.toThrow(sentence);
    expect(files()).toEqual(['run.previous.safetensors', 'run.safetensors']);
    expect([stepOf('run.safetensors'), stepOf('run.previous.safetensors')]).toEqual([2, 1]);
    await store.save(run(4));
    expect(stepOf('run.safetensors')).toBe(4);
  });
});

describe('a disk that refuses', () => {
  it('to write leaves what was there, is told, and may let the next save through', async () => {
    await store.save(run(1));
    await store.save(run(2));
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    vi.spyOn(workspace.fs, 'writeFile').mockImplementation((uri, bytes) => {
      writeFileSync(uri.fsPath, bytes.subarray(0, 100));
      return Promise.reject(full);
    });
    await expect(store.save(run(3))).rejects.toThrow('no space left');
    expect(files()).toEqual(['run.previous.safetensors', 'run.safetensors']);
    expect([stepOf('run.safetensors'), stepOf('run.previous.safetensors')]).toEqual([2, 1]);
    vi.restoreAllMocks();
    expect(await store.save(run(4))).toMatchObject({ beside: false });
    expect([stepOf('run.safetensors'), stepOf('run.previous.safetensors')]).toEqual([4, 2]);
  });

  it('to rename the new file loses nothing', async () => {
    await store.save(run(1));
    await store.save(run(2));
    const { rename } = workspace.fs;
    vi.spyOn(workspace.fs, 'rename').mockImplementation((from, to, options) =>
      from.fsPath.endsWith('.tmp')
        ? Promise.reject(new Error('EIO: i/o error'))
        : rename.call(workspace.fs, from, to, options),
    );
    await expect(store.save(run(3))).rejects.toThrow('EIO');
    vi.restoreAllMocks();
    expect(stepIn(await openStore().load())).toBe(2);
    expect(await store.save(run(4))).toMatchObject({ key: 'run', beside: false });
    expect(newest()).toEqual({ A: 4 });
  });

  it('to have a folder can have one later', async () => {
    await store.save(run(1));
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    await expect(store.save(run(2))).rejects.toThrow();
    rmSync(folder);
    await store.save(run(3));
    expect(await store.load()).toEqual(run(3));
  });
});

describe('two windows', () => {
  it('keep their runs beside each other, and a reload offers both', async () => {
    const other = openStore();
    await store.load();
    await other.load();
    expect(await store.save(run(1, 'A'))).toEqual({ key: 'run', beside: false });
    expect(await other.save(run(9, 'B'))).toEqual({ key: 'run-2', beside: false });
    expect(await other.save(run(10, 'B'))).toEqual({ key: 'run-2', beside: false });
    const reloaded = openStore();
    const steps = [stepIn(await reloaded.load()), ...(await others(reloaded)).map(({ step }) => step)];
    expect(steps.sort()).toEqual([1, 10]);
    const [second] = await others(reloaded);
    const opened = stepIn(await reloaded.open(second?.key ?? ''));
    expect(opened).toBe(second?.step);
    expect(await others(reloaded)).toHaveLength(1);
  });

  it('find their own runs again after both were reloaded', async () => {
    const memory = () => {
      let key: string | undefined;
      return { get: () => key, set: (next: string) => (key = next) };
    };
    const [mine, others] = [memory(), memory()];
    await openStore(mine).save(run(1, 'A'));
    await openStore(others).save(run(2, 'B'));
    expect(stepIn(await openStore(mine).load())).toBe(1);
    expect(stepIn(await openStore(others).load())).toBe(2);
  });

  it('may go on with the same run: the one with most steps is found, and none is lost', async () => {
    await store.save(run(100));
    const other = openStore();
    await other.load();
    await store.save(run(150));
    expect(await other.save(run(120))).toMatchObject({ beside: true });
    await store.save(run(151));
    await other.save(run(121));
    const reloaded = openStore();
    expect(stepIn(await reloaded.load())).toBe(151);
    expect((await others(reloaded)).map(({ step }) => step)).toEqual([121]);
  });

  it.each([
    ['different runs', 'A', 'B'],
    ['the same run', 'A', 'A'],
  ])('saving at the same time fail at none of 600 saves and lose nothing: %s', async (_, first, second) => {
    for (let round = 0; round < 10; round++) {
      rmSync(folder, { recursive: true, force: true });
      const [a, b] = [openStore(), openStore()];
      if (round % 2) {
        await Promise.all([a.load(), b.load()]);
      }
      const saves: Promise<unknown>[] = [];
      for (let step = 1; step <= 30; step++) {
        saves.push(a.save(run(2 * step, first)), b.save(run(2 * step + 1, second)));
        if (step % 5 === round % 5) {
          await Promise.all(saves);
        }
      }
      await Promise.all(saves);
      expect(newest()).toEqual(first === second ? { A: 61 } : { A: 60, B: 61 });
      expect(files().filter((name) => name.endsWith('.tmp'))).toEqual([]);
      expect([stepIn(await a.load()), stepIn(await b.load())]).toEqual([60, 61]);
      const reloaded = openStore();
      const found = [stepIn(await reloaded.load()), ...(await others(reloaded)).map(({ step }) => step)];
      expect(found).toEqual(expect.arrayContaining([60, 61]));
    }
  });

  it('reset one run that both show: what the other window goes on with is kept', async () => {
    await store.save(run(100));
    const other = openStore();
    await other.load();
    await other.save(run(1, 'B'));
    await other.save(run(2, 'B'));
    expect(newest()).toEqual({ A: 100, B: 2 });
  });

  it('of an older version keep theirs as well', async () => {
    await store.save(run(3));
    // It moves whatever is there aside, and puts its own in the place.
    renameSync(at('run.safetensors'), at('run.previous.safetensors'));
    writeFileSync(at('run.safetensors'), run(70, 'old'));
    expect(await store.save(run(4))).toEqual({ key: 'run-2', beside: true });
    renameSync(at('run.safetensors'), at('run.previous.safetensors'));
    writeFileSync(at('run.safetensors'), run(71, 'old'));
    await store.save(run(5));
    expect(newest()).toEqual({ A: 5, old: 71 });
  });
});
