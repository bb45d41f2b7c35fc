import { afterAll, beforeAll, expect, test } from 'vitest';
import { distinctLevels } from './pages/canvasPixels';
import type { PlaygroundPanel } from './pages/playgroundPanel';
import type { Workbench } from './pages/workbench';
import { savedRun } from './savedRun';
import { Session } from './session';
import { says, until } from './support';

const steps = 3;

let session: Session;
let window: Workbench;
beforeAll(async () => {
  session = await Session.start('webgpu');
  window = await session.openWindow();
});
afterAll(() => session.end());

/** Trains at least three steps from fresh weights and reads their losses from the checkpoint. */
async function trainFresh(playground: PlaygroundPanel): Promise<number[]> {
  await playground.press('Training', 'Train');
  await until(
    'three steps',
    () => playground.step(),
    (step) => step >= steps,
    170_000,
  );
  await playground.press('Training', 'Stop');
  await window.statusBarItem(/training/).waitFor({ state: 'detached', timeout: 60_000 });
  const stopped = await playground.step();
  const saved = await until(
    'the checkpoint is written',
    () => Promise.resolve(savedRun()),
    (run) => run?.step === stopped,
  );
  return (saved?.losses ?? []).slice(0, steps).map(({ loss }) => loss);
}

test('tfjs-webgpu trains on the software adapter as tfjs-cpu does, and samples', async () => {
  await window.run('Diffusion: Open Diffusion Playground');
  const playground = window.playground();
  await playground.select('train');
  await playground.setNumber('train', 'Batch size', 4);
  await playground.setNumber('train', 'Seed', 11);

  await playground.chooseEngine('tfjs reference');
  const onWebgpu = await trainFresh(playground);
  await says(playground.engineLine('train'), /WebGPU/);

  await playground.select('sample');
  await playground.setNumber('sample', 'Steps', 2);
  await playground.setNumber('sample', 'Images', 4);
  await playground.press('Sampling', 'Sample');
  await says(playground.story(), /images by the EMA weights/, 170_000);
  expect(distinctLevels(await playground.samples('xt'))).toBeGreaterThan(20);

  await playground.select('train');
  await playground.chooseEngine('CPU (TensorFlow.js)');
  await says(playground.engineLine('train'), /CPU/);
  await playground.press('Training', 'Reset');
  await until(
    'a fresh run',
    () => playground.step(),
    (step) => step === 0,
  );
  const onCpu = await trainFresh(playground);

  expect(onWebgpu).toHaveLength(steps);
  onWebgpu.forEach((loss, i) => expect(Math.abs(loss - (onCpu[i] ?? NaN))).toBeLessThan(1e-3));
}, 600_000);
