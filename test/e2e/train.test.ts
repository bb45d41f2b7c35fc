import { workersFor } from '../../webview/engine/worker/helperWorkers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workbench } from './pages/workbench';
import { savedRun } from './savedRun';
import { Session } from './session';
import { says, until } from './support';

/** Guessing 0 has a loss of 1; a network that has learnt anything about digits is far below this level. */
const learntLevel = 0.45;

let session: Session;
let window: Workbench;
beforeAll(async () => {
  session = await Session.start('train');
  window = await session.openWindow();
});
afterAll(() => session.end());

test('the tiny preset trains until its loss is below a stated level, pauses, resumes, and survives a reload', async () => {
  await window.run('Diffusion: Open Diffusion Playground');
  const playground = window.playground();
  await playground.select('train');
  await playground.setNumber('train', 'Batch size', 8);
  await playground.setNumber('train', 'Learning rate', 0.001);
  await playground.setNumber('train', 'Seed', 3);
  await playground.press('Training', 'Train');
  await says(playground.statistic('parameters'), /67,673/);
  await says(playground.engineLine('train'), /WebAssembly kernels of our own/);
  await window.statusBarItem(/training, step/).waitFor();
  await until(
    `the smoothed loss falls below ${learntLevel}`,
    async () => Number(await playground.statistic('smoothed').innerText()),
    (loss) => loss > 0 && loss < learntLevel,
    150_000,
  );

  // The engine's worker has started workers of its own, one thread for each core of so few.
  const cores = await window.page.evaluate(() => navigator.hardwareConcurrency);
  expect(await playground.statistic('threads').innerText()).toBe(String(workersFor(cores)));

  await playground.press('Training', 'Pause');
  await window.statusBarItem(/paused, step/).waitFor();
  const paused = await playground.step();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(await playground.step()).toBe(paused);
  await playground.press('Training', 'Resume');
  await until(
    'training goes on',
    () => playground.step(),
    (step) => step > paused,
  );
  await playground.press('Training', 'Stop');
  await window.statusBarItem(/training|paused/).waitFor({ state: 'detached' });
  const stopped = await playground.step();
  await until(
    'the checkpoint is written',
    () => Promise.resolve(savedRun()?.step),
    (step) => step === stopped,
  );

  await window.reload('diffusion.playground');
  await playground.shows('train');
  await until(
    'the run is back',
    () => playground.step(),
    (step) => step > 0,
  );
  expect(await playground.step()).toBe(stopped);
});
