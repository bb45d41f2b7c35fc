import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { readCheckpointFile } from '../../../src/checkpoints/checkpointFile';
import type { ToPage } from '../../../src/protocol/toPage';
import { RunKeeper } from '../../../src/playground/runKeeper';
import { smallRun } from '../checkpoints/smallRun';
import { freeKey } from './freeKey';
import { fileUri, workspace } from './vscodeFiles';

vi.mock('vscode', async () => ({
  ...(await import('./vscodeFiles')),
  l10n: {
    t: (text: string, ...values: (string | number)[]) =>
      text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place)),
  },
}));

const settings = vi.hoisted(() => ({ runStorageLimit: 100 }));
vi.mock('../../../src/settings/currentSettings', () => ({ currentSettings: () => settings }));
vi.mock('../../../src/playground/runNames', async (original) => ({
  ...(await original<typeof import('../../../src/playground/runNames')>()),
  newRunKey: () => freeKey(folder)(),
}));

const { written } = vi.hoisted(() => ({ written: [] as { name: string; bytes: Uint8Array }[] }));
vi.mock('../../../src/playground/writeModel', () => ({
  writeNewFile: (bytes: Uint8Array, name: string) => Promise.resolve(written.push({ bytes, name })),
}));
const note = vi.hoisted(() => ({ isOpen: true, texts: [] as string[] }));
vi.mock('../../../src/playground/insertIntoNote', () => ({
  insertIntoNote: (text: string) => Promise.resolve(note.texts.push(text) > 0 && note.isOpen),
}));

const said = vi.hoisted(() => ({ information: [] as unknown[], warnings: [] as unknown[] }));
vi.mock('../../../src/window/tell', () => ({
  tellInformation: (...all: unknown[]) => Promise.resolve(said.information.push(all)),
  tellWarning: (...all: unknown[]) => Promise.resolve(said.warnings.push(all)),
}));

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'runs-'))));
afterEach(() => {
  vi.restoreAllMocks();
  settings.runStorageLimit = 100;
  written.length = note.texts.length = 0;
  note.isOpen = true;
  said.information.length = said.warnings.length = 0;
  rmSync(folder, { recursive: true });
});

/** A window: what its page was told, and what stands in its log. */
function window() {
  const told: ToPage[] = [];
  const logged: string[] = [];
  const state = new Map<string, unknown>();
  const context = {
    globalStorageUri: fileUri(folder),
    workspaceState: {
      get: (key: string) => state.get(key),
      update: (key: string, value: unknown) => Promise.resolve(state.set(key, value)),
    },
  } as unknown as vscode.ExtensionContext;
  const log = { error: (text: string) => logged.push(text) } as unknown as vscode.LogOutputChannel;
  const open = () => new RunKeeper(context, log, (message) => told.push(message));
  const notices = () => told.flatMap((each) => (each.type === 'notice' ? [each] : []));
  const runs = () => told.findLast((each) => each.type === 'runs');
  return { keeper: open(), reloaded: open, told, notices, runs, logged };
}
/** All but what is only remembered of them. */
const files = () =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.summary.json'))
    .sort();
const run = (step: number, id = 'A') => smallRun({ id, step });

it('tells once that the disk is full, goes on trying, and tells it anew when it happens again', async () => {
  const { keeper, notices, logged } = window();
  await keeper.save(run(1));
  const full = () =>
    vi.spyOn(workspace.fs, 'writeFile').mockRejectedValue(new Error('ENOSPC: no space left on device'));
  full();
  await keeper.save(run(2));
  await keeper.save(run(3));
  expect(notices()).toHaveLength(1);
  expect(notices()[0]?.stays).toBe(true);
  expect(notices()[0]?.text).toMatch(
    /could not be saved; it continues.*saved before is unchanged.*no space left/,
  );
  expect(logged).toHaveLength(2);
  expect(
    readCheckpointFile(new Uint8Array(readFileSync(path.join(folder, 'run.safetensors')))).run.step,
  ).toBe(1);
  vi.restoreAllMocks();
  await keeper.save(run(4));
  full();
  await keeper.save(run(5));
  expect(notices()).toHaveLength(2);
  expect(files()).toEqual(['run.previous.safetensors', 'run.safetensors']);
});

it('lists every window’s runs, says when another goes on with the same one, and gives what is asked for', async () => {
  const [first, second] = [window(), window()];
  await first.keeper.save(run(1, 'A'));
  await second.keeper.save(run(5, 'B'));
  await first.keeper.open('run-2');
  expect(first.told).toContainEqual({ type: 'restore', chosen: true, checkpoint: run(5, 'B') });
  await first.keeper.save(run(6, 'B'));
  expect([...first.notices(), ...second.notices()]).toEqual([]);
  await second.keeper.save(run(7, 'B'));
  await second.keeper.save(run(8, 'B'));
  expect(second.notices().map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Another window goes on with the same run/),
  ]);
  expect(
    second
      .runs()
      ?.runs.map(({ key, id, step }) => [key, id, step])
      .sort(),
  ).toEqual([
    ['run', 'A', 1],
    ['run-2', 'B', 6],
    ['run-3', 'B', 8],
  ]);
  expect(second.runs()).toMatchObject({ current: 'run-3', limit: 1e8, unsaved: false });
});

it('says in words that there is no room, loses nothing, and saves once there is', async () => {
  const { keeper, notices, runs } = window();
  await keeper.save(run(1, 'A'));
  settings.runStorageLimit = 0.0001;
  await keeper.save(run(1, 'B'));
  expect(notices().map(({ text }) => text)).toEqual([
    expect.stringMatching(/could not be saved; it continues.*take 1 MB of the 1 MB.*Delete one/),
  ]);
  expect(runs()).toMatchObject({ unsaved: true, runs: [{ id: 'A' }] });
  await keeper.duplicate('run', 'copy');
  expect(notices().at(-1)?.text).toMatch(/could not be copied/);
  expect(files()).toEqual(['run.safetensors']);
  settings.runStorageLimit = 1;
  await keeper.save(run(2, 'B'));
  expect(runs()).toMatchObject({ unsaved: false, runs: [{ id: 'B' }, { id: 'A' }] });
});

it('names, copies and deletes runs, and tells the page each time', async () => {
  const { keeper, runs, told } = window();
  await keeper.save(run(3, 'A'));
  await keeper.rename('run', 'First try');
  expect(runs()?.runs).toMatchObject([{ key: 'run', name: 'First try' }]);
  await keeper.duplicate('run', 'Second try');
  expect(
    runs()
      ?.runs.map(({ name }) => name)
      .sort(),
  ).toEqual(['First try', 'Second try']);
  await keeper.read('run-2');
  const read = told.at(-1);
  const bytes = read?.type === 'runCheckpoint' ? read.checkpoint : undefined;
  expect(bytes && readCheckpointFile(bytes).run.step).toBe(3);
  await keeper.delete('run');
  expect(runs()).toMatchObject({ current: null, runs: [{ key: 'run-2', name: 'Second try' }] });
  await keeper.read('run');
  expect(told.at(-1)).toEqual({ type: 'runCheckpoint', key: 'run' });
});

it('gives back what was kept beside a run with it, and only logs where that could not be kept', async () => {
  const { keeper, reloaded, told, runs, notices, logged } = window();
  const history = new Uint8Array([1, 2, 3]);
  await keeper.saveBeside({ type: 'runFile', id: 'A', kind: 'history', bytes: history });
  await keeper.save(run(3, 'A'));
  await keeper.saveBeside({ type: 'runFile', id: 'A', kind: 'history', bytes: history });
  await keeper.saveBeside({ type: 'runFile', id: 'A', kind: 'picture', bytes: new Uint8Array([7]) });
  expect(await reloaded().load()).toEqual({ checkpoint: run(3, 'A'), history });
  await keeper.save(run(1, 'B'));
  await keeper.open('run');
  expect(told.find(({ type }) => type === 'restore')).toMatchObject({ history });
  expect(runs()?.runs.find(({ key }) => key === 'run')?.picture).toEqual(new Uint8Array([7]));
  vi.spyOn(workspace.fs, 'writeFile').mockRejectedValue(new Error('ENOSPC: no space left on device'));
  await keeper.saveBeside({ type: 'runFile', id: 'A', kind: 'history', bytes: new Uint8Array(9) });
  expect(notices()).toEqual([]);
  expect(logged).toEqual(['The history of a run was not saved. ENOSPC: no space left on device']);
  vi.restoreAllMocks();
  expect(await reloaded().load()).toMatchObject({ history });
});

it('tells no more than the beginning of a long reason, and the log all of it', async () => {
  const { keeper, notices, logged } = window();
  vi.spyOn(workspace.fs, 'writeFile').mockRejectedValue(new Error('x'.repeat(600)));
  await keeper.save(run(1));
  expect(notices()[0]?.text).toMatch(/The reason: x{500}$/);
  expect(logged).toEqual([`A run was not saved. ${'x'.repeat(600)}`]);
});

it('finds the run of its own window again after a reload', async () => {
  const [first, second] = [window(), window()];
  await first.keeper.save(run(1, 'A'));
  await second.keeper.save(run(5, 'B'));
  expect(await first.reloaded().load()).toEqual({ checkpoint: run(1, 'A') });
  expect(await second.reloaded().load()).toEqual({ checkpoint: run(5, 'B') });
});

it('gives the page nothing for a run that is gone, and lists what there is', async () => {
  const { keeper, told } = window();
  await keeper.open('run-4');
  expect(told).toEqual([{ type: 'runs', runs: [], current: null, used: 0, limit: 1e8, unsaved: false }]);
});

it('sets a damaged run aside and gives the page the checkpoint before it', async () => {
  const { keeper, told } = window();
  await keeper.save(run(1));
  await keeper.save(run(2));
  await keeper.refused({ reason: 'wrong checksum', damaged: true });
  expect(files()).toEqual(['run.previous.safetensors', 'run.safetensors.corrupt-1']);
  expect(told.at(-1)).toEqual({ type: 'restore', checkpoint: run(1) });
  expect(said.warnings).toMatchObject([
    [
      'The saved run could not be restored. It was not deleted but set aside. The checkpoint before it is used instead.',
      { details: 'run.safetensors.corrupt-1: wrong checksum', buttons: [{ label: 'Show File' }] },
    ],
  ]);
  expect(said.information).toEqual([]);
});

it('says that a fresh network is begun with when there is no checkpoint before the damaged one', async () => {
  const { keeper, told } = window();
  await keeper.save(run(1));
  await keeper.refused({ reason: 'wrong checksum', damaged: true });
  expect(told.filter(({ type }) => type === 'restore')).toEqual([]);
  expect(said.warnings).toMatchObject([
    [expect.stringContaining('starts with a fresh network'), { buttons: [{ label: 'Show File' }] }],
  ]);
});

it('offers to show no file when none was set aside', async () => {
  await window().keeper.refused({ reason: 'wrong checksum', damaged: true });
  expect(said.warnings).toMatchObject([[expect.any(String), { buttons: [] }]]);
});

it('keeps a sound run that cannot go on here, whatever is saved next', async () => {
  const { keeper } = window();
  await keeper.save(run(9, 'A'));
  await keeper.refused({ reason: 'too large', damaged: false });
  await keeper.save(run(1, 'B'));
  expect(files()).toEqual(['run-2.safetensors', 'run.safetensors']);
  expect(said.information).toMatchObject([
    [expect.stringContaining('is not continued here'), { details: 'too large' }],
  ]);
  expect(said.warnings).toEqual([]);
});

it('keeps an adopted checkpoint as a run of its own, and rejects when it cannot be saved', async () => {
  const { keeper, notices } = window();
  await keeper.save(run(9, 'A'));
  await keeper.adopt(run(3, 'A'));
  expect(files()).toEqual(['run-2.safetensors', 'run.safetensors']);
  vi.spyOn(workspace.fs, 'writeFile').mockRejectedValue(new Error('ENOSPC: no space left on device'));
  await expect(keeper.adopt(run(4, 'A'))).rejects.toThrow('no space left');
  expect(notices()).toEqual([]);
});

it('saves a run’s losses as a table and as an event file, and nothing of a run that is gone', async () => {
  const { keeper } = window();
  await keeper.save(run(3, 'A'));
  await keeper.saveLog('run', 'csv');
  await keeper.saveLog('run', 'tensorboard');
  await keeper.saveLog('run-9', 'csv');
  expect(written.map(({ name }) => name.replace(/\d{10}/, 'seconds'))).toEqual([
    'loss.csv',
    'events.out.tfevents.seconds.diffusion',
  ]);
  expect(new TextDecoder().decode(written[0]?.bytes)).toBe('step,loss\n3,0.5\n');
  expect(new TextDecoder('latin1').decode(written[1]?.bytes)).toContain('brain.Event:2');
});

it('puts what a run is into the note, or on the clipboard, and says which', async () => {
  const { keeper, notices } = window();
  await keeper.save(run(3, 'A'));
  await keeper.summarise('run', 'First [try](command:x)');
  note.isOpen = false;
  await keeper.summarise('run', 'Second');
  await keeper.summarise('run-9', 'none');
  expect(notices().map(({ text }) => text)).toEqual([
    'The summary is in the note.',
    expect.stringContaining('on the clipboard'),
  ]);
  const [first = ''] = note.texts;
  expect(first).toMatch(
    /^### First \\\[try\\\]\(command:x\)\n\n\| Run \| \|\n\| --- \| --- \|\n\| Steps \| 3 \|\n/,
  );
  expect(first).toContain('| Loss, mean of the end of the curve | 0.5000 |');
  expect(first).toContain('| Data | `digits16` |');
  expect(first).toContain('| Noise schedule | `linear`, T = 1000, β = 0.0001…0.02 |');
  expect(note.texts).toHaveLength(2);
});
