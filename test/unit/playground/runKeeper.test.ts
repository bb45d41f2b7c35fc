import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { readCheckpointFile } from '../../../src/checkpoints/checkpointFile';
import type { ToPage } from '../../../src/protocol/messages';
import { RunKeeper } from '../../../src/playground/runKeeper';
import { smallRun } from '../checkpoints/smallRun';
import { fileUri, workspace } from './vscodeFiles';

vi.mock('vscode', async () => ({
  ...(await import('./vscodeFiles')),
  l10n: {
    t: (text: string, ...values: (string | number)[]) =>
      text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place)),
  },
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
  return { keeper: open(), reloaded: open, told, notices, logged };
}
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
  expect(readdirSync(folder).sort()).toEqual(['run.previous.safetensors', 'run.safetensors']);
});

it('says that a second window’s run is kept beside the first, and offers it', async () => {
  const [first, second] = [window(), window()];
  await first.keeper.load();
  await second.keeper.load();
  await first.keeper.save(run(1, 'A'));
  await second.keeper.save(run(5, 'B'));
  await second.keeper.save(run(6, 'B'));
  expect(first.notices()).toEqual([]);
  expect(second.notices().map(({ text }) => text)).toEqual([
    expect.stringMatching(/kept beside the one that was saved before, as run-2\.safetensors/),
  ]);
  await first.keeper.offerOthers();
  expect(first.told.at(-1)).toMatchObject({ type: 'savedRuns', runs: [{ name: 'run-2', step: 6 }] });
  await first.keeper.open('run-2');
  const restored = first.told.find(({ type }) => type === 'restore');
  expect(restored).toMatchObject({ chosen: true, checkpoint: run(6, 'B') });
  expect(first.told.at(-1)).toMatchObject({ type: 'savedRuns', runs: [{ name: 'run', step: 1 }] });
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
  expect(await first.reloaded().load()).toEqual(run(1, 'A'));
  expect(await second.reloaded().load()).toEqual(run(5, 'B'));
});

it('gives the page nothing for a run that is gone, and offers what there is', async () => {
  const { keeper, told } = window();
  await keeper.open('run-4');
  expect(told).toEqual([{ type: 'savedRuns', runs: [] }]);
});

it('sets a damaged run aside and gives the page the checkpoint before it', async () => {
  const { keeper, told } = window();
  await keeper.save(run(1));
  await keeper.save(run(2));
  await keeper.refused({ reason: 'wrong checksum', damaged: true });
  expect(readdirSync(folder).sort()).toEqual(['run.previous.safetensors', 'run.safetensors.corrupt-1']);
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
  expect(told).toEqual([]);
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
  expect(readdirSync(folder).sort()).toEqual(['run-2.safetensors', 'run.safetensors']);
  expect(said.information).toMatchObject([
    [expect.stringContaining('is not continued here'), { details: 'too large' }],
  ]);
  expect(said.warnings).toEqual([]);
});

it('puts an adopted checkpoint beside the run before it, and rejects when it cannot be saved', async () => {
  const { keeper, notices } = window();
  await keeper.save(run(9, 'A'));
  await keeper.adopt(run(3, 'A'));
  expect(readdirSync(folder).sort()).toEqual(['run-2.safetensors', 'run.safetensors']);
  vi.spyOn(workspace.fs, 'writeFile').mockRejectedValue(new Error('ENOSPC: no space left on device'));
  await expect(keeper.adopt(run(4, 'A'))).rejects.toThrow('no space left');
  expect(notices()).toEqual([]);
});
