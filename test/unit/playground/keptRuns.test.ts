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
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import * as checkpointFile from '../../../src/checkpoints/checkpointFile';
import { CheckpointStore, type StoreOptions } from '../../../src/playground/checkpointStore';
import { StorageFull } from '../../../src/playground/runUsage';
import { runKeySchema, savedRunSchema } from '../../../src/protocol/savedRuns';
import { smallRun } from '../checkpoints/smallRun';
import { fileUri, workspace } from './vscodeFiles';

vi.mock('vscode', () => import('./vscodeFiles'));
vi.mock(import('../../../src/checkpoints/checkpointFile'), async (original) => {
  const real = await original();
  return { ...real, readCheckpointFile: vi.fn(real.readCheckpointFile) };
});

let folder: string;
let store: CheckpointStore;
const openStore = (options: StoreOptions = {}) => new CheckpointStore(fileUri(folder) as vscode.Uri, options);
const run = (step: number, id = 'A') => smallRun({ id, step });
const at = (name: string) => path.join(folder, name);
const runs = async (of = store) => (await of.list()).runs;
const keyOf = async (id: string, of = store) => {
  const found = (await runs(of)).find((each) => each.id === id);
  if (!found) {
    throw new Error(`There is no run ${id}.`);
  }
  return found.key;
};
const stepIn = (bytes: Uint8Array | undefined) => bytes && checkpointFile.readCheckpointFile(bytes).run.step;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'kept-')), 'storage');
  store = openStore();
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

describe('a kept run', () => {
  it('has a key that no other run ever had', async () => {
    await store.save(run(1, 'A'));
    const first = await keyOf('A');
    await store.delete(first);
    await store.save(run(1, 'B'));
    const second = await keyOf('B');
    expect(second).not.toBe(first);
    for (const key of [first, second]) {
      expect(v.is(runKeySchema, key), key).toBe(true);
    }
  });

  it('is listed as the page takes it, without reading its checkpoint again', async () => {
    await store.save(run(7, 'A'));
    await store.rename(await keyOf('A'), 'A name');
    vi.mocked(checkpointFile.readCheckpointFile).mockClear();
    const [listed] = await runs(openStore());
    expect(checkpointFile.readCheckpointFile).not.toHaveBeenCalled();
    expect(v.parse(savedRunSchema, listed)).toEqual(listed);
    expect(listed).toMatchObject({ id: 'A', name: 'A name', step: 7, losses: [[7, 0.5]], diverged: false });
  });

  it('is described anew where what is remembered of it is of another checkpoint, damaged or endless', async () => {
    await store.save(run(7, 'A'));
    const key = await keyOf('A');
    const summary = at(`${key}.summary.json`);
    const remembered = readFileSync(summary, 'utf8');
    for (const wrong of [
      remembered.replace('"step":7', '"step":-7'),
      remembered.replace(/"size":\d+/, '"size":1').replace('"step":7', '"step":8'),
      remembered.replace(/"mtime":[\d.]+/, '"mtime":1').replace('"step":7', '"step":8'),
      remembered.slice(0, 40),
      '[]',
      remembered.replace('{', '{"more":1,'),
      remembered.replace('{', `{${' '.repeat(2 ** 17)}`).replace('"step":7', '"step":8'),
    ]) {
      writeFileSync(summary, wrong);
      expect(
        (await runs()).map(({ step }) => step),
        wrong.slice(0, 60),
      ).toEqual([7]);
      expect(readFileSync(summary, 'utf8')).toBe(remembered);
    }
  });

  it('has no name where what states it was changed into something else', async () => {
    await store.save(run(7, 'A'));
    const key = await keyOf('A');
    for (const wrong of [
      '{"name":"two\\nlines"}',
      '{"name":""}',
      '{"name":7}',
      'x',
      `{"name":"${'x'.repeat(81)}"}`,
    ]) {
      writeFileSync(at(`${key}.name.json`), wrong);
      expect((await runs())[0]?.name, wrong).toBeNull();
    }
  });

  it('is copied under another name, and the copy goes on as a run of its own', async () => {
    await store.save(run(7, 'A'));
    await store.writeBeside('A', 'history', Uint8Array.of(1, 2));
    const copy = await store.duplicate(await keyOf('A'), 'The copy');
    expect(copy).toBeDefined();
    expect(await store.readBeside(copy ?? '', 'history')).toEqual(Uint8Array.of(1, 2));
    await store.save(run(9, 'A'));
    const found = (await runs()).map(({ name, step }) => `${name}, ${step}`);
    expect(found.sort()).toEqual(['The copy, 7', 'null, 9']);
    const opened = await store.open(copy ?? '');
    const { id } = checkpointFile.readCheckpointFile(opened ?? new Uint8Array());
    expect(id).not.toBe('A');
    await store.save(run(11, id));
    expect((await runs()).map(({ step }) => step).sort()).toEqual([11, 9]);
    expect(await store.duplicate('run-99', 'nothing')).toBeUndefined();
  });

  it('is deleted with all that is beside it, and with nothing else', async () => {
    await store.save(run(1, 'A'));
    await store.save(run(2, 'A'));
    await store.writeBeside('A', 'picture', Uint8Array.of(1));
    await store.rename(await keyOf('A'), 'A name');
    await store.save(run(1, 'B'));
    const [a, b] = [await keyOf('A'), await keyOf('B')];
    writeFileSync(at('notes.txt'), 'mine');
    await store.delete(a);
    const left = readdirSync(folder);
    expect(left.filter((name) => name.startsWith(a))).toEqual([]);
    expect(left.sort()).toEqual([`${b}.safetensors`, `${b}.summary.json`, 'notes.txt'].sort());
    expect(await store.writeBeside('A', 'picture', Uint8Array.of(1))).toBe(false);
  });

  it('is listed while a window that deletes it has got half way, and what such a window left is removed', async () => {
    await store.save(run(1, 'A'));
    await store.save(run(2, 'A'));
    const key = await keyOf('A');
    rmSync(at(`${key}.previous.safetensors`));
    expect(await runs()).toMatchObject([{ step: 2 }]);
    rmSync(at(`${key}.safetensors`));
    const old = Date.now() / 1000 - 11 * 60;
    writeFileSync(at(`${key}.name.json`), '{"name":"young"}');
    utimesSync(at(`${key}.summary.json`), old, old);
    await openStore().load();
    expect(readdirSync(folder)).toEqual([`${key}.name.json`]);
  });

  it('gets back what was kept beside it in bounds only', async () => {
    await store.save(run(1, 'A'));
    const key = await keyOf('A');
    expect(await store.readBeside(key, 'picture')).toBeUndefined();
    writeFileSync(at(`${key}.picture.safetensors`), new Uint8Array(2 ** 18));
    expect((await runs())[0]?.picture).toHaveLength(2 ** 18);
    writeFileSync(at(`${key}.picture.safetensors`), new Uint8Array(2 ** 18 + 1));
    expect((await runs())[0]?.picture).toBeUndefined();
  });
});

describe('the limit', () => {
  it('lets no save, copy or file through that would exceed it, and every one that needs no more room', async () => {
    let limit = Infinity;
    store = openStore({ limit: () => limit });
    await store.save(run(1, 'A'));
    await store.save(run(2, 'A'));
    const { used, runs: before } = await store.list();
    expect(used).toBe(readdirSync(folder).reduce((sum, name) => sum + readFileSync(at(name)).length, 0));
    expect(before[0]?.bytes).toBe(used);
    limit = used - 10;
    const key = await keyOf('A');
    await expect(store.save(run(1, 'B'))).rejects.toThrow(StorageFull);
    await expect(store.duplicate(key, 'copy')).rejects.toThrow(StorageFull);
    await expect(store.writeBeside('A', 'picture', new Uint8Array(20))).rejects.toThrow(/Delete one/);
    expect((await runs()).map(({ id, step }) => [id, step])).toEqual([['A', 2]]);
    // As large as the one whose place it takes.
    await store.save(run(3, 'A'));
    expect(await runs()).toMatchObject([{ id: 'A', step: 3 }]);
    limit = used + run(1, 'B').length;
    await store.save(run(1, 'B'));
    expect(await runs()).toHaveLength(2);
  });
});

describe('an older version’s store', () => {
  it('is the first of the runs after the update, and goes on in its own files', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(at('run.safetensors'), run(120, 'old'));
    writeFileSync(at('run.previous.safetensors'), run(110, 'old'));
    // From before checkpoints named their runs.
    writeFileSync(at('run-2.safetensors'), smallRun({ step: 30 }));
    const past = Date.now() / 1000 - 3600;
    utimesSync(at('run-2.safetensors'), past, past);
    writeFileSync(at('pictures.safetensors'), 'pictures');
    expect(stepIn(await store.load())).toBe(120);
    expect((await runs()).map(({ key, step, name }) => [key, step, name])).toEqual([
      ['run', 120, null],
      ['run-2', 30, null],
    ]);
    await store.save(run(130, 'old'));
    await store.save(run(1, 'new'));
    expect((await runs()).map(({ key, step }) => [key, step])).toEqual([
      [await keyOf('new'), 1],
      ['run', 130],
      ['run-2', 30],
    ]);
    expect(readFileSync(at('pictures.safetensors'), 'utf8')).toBe('pictures');
  });
});

describe('two windows', () => {
  it('name, copy and delete runs while the other saves, and lose none that nobody deleted', async () => {
    for (let round = 0; round < 4; round++) {
      rmSync(folder, { recursive: true, force: true });
      const [a, b] = [openStore(), openStore()];
      await a.save(run(1, 'A'));
      await a.saveBeside(run(1, 'doomed'));
      const [mine, doomed] = [await keyOf('A', a), await keyOf('doomed', a)];
      await a.open(mine);
      const work: Promise<unknown>[] = [];
      for (let step = 2; step <= 12; step++) {
        work.push(a.save(run(step, 'A')), b.rename(mine, `named ${step}`), b.save(run(step, 'B')));
        if (step === 3 + round) {
          work.push(b.delete(doomed), b.duplicate(mine, 'copy'));
        }
      }
      await Promise.all(work);
      const found = await runs(openStore());
      const steps = new Map(found.map(({ id, step }) => [id, step]));
      expect([steps.get('A'), steps.get('B'), steps.get('doomed')]).toEqual([12, 12, undefined]);
      expect(found.map(({ name }) => name).sort()).toEqual(['copy', 'named 12', null]);
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
  });

  it('keep a run that one deletes while the other goes on with it', async () => {
    await store.save(run(1, 'A'));
    const other = openStore();
    await other.delete(await keyOf('A'));
    expect(await runs()).toEqual([]);
    await store.save(run(2, 'A'));
    expect(await runs(other)).toMatchObject([{ id: 'A', step: 2 }]);
  });
});

it('tells that a disk refused to delete or to name a run', async () => {
  await store.save(run(1, 'A'));
  const key = await keyOf('A');
  vi.spyOn(workspace.fs, 'delete').mockRejectedValue(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
  await expect(store.delete(key)).rejects.toThrow('EACCES');
  vi.restoreAllMocks();
  vi.spyOn(workspace.fs, 'writeFile').mockRejectedValue(new Error('ENOSPC'));
  await expect(store.rename(key, 'a')).rejects.toThrow('ENOSPC');
  vi.restoreAllMocks();
  expect(await runs()).toMatchObject([{ step: 1, name: null }]);
});
