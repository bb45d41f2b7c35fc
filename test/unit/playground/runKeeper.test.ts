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
    t: (text: string, ...values: unknown[]) =>
      text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)])),
  },
}));

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'runs-'))));
afterEach(() => {
  vi.restoreAllMocks();
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
  const keeper = new RunKeeper(context, log, (message) => told.push(message));
  const notices = () => told.flatMap((each) => (each.type === 'notice' ? [each] : []));
  return { keeper, told, notices, logged };
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
