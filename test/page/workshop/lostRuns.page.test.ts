import { afterEach, expect, it } from 'vitest';
import { notFinite, readCheckpointFile } from '../../../src/checkpoints/checkpointFile';
import type { EngineChoice } from '../../../src/protocol/engineChoice';
import type { PlaygroundPatch } from '../../../src/protocol/playgroundState';
import { PlaygroundPage } from '../playgroundPage';
import { savedRun } from '../savedRun';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const warnings = async () =>
  (await playground.page.locator('.notices .notice-warning').allInnerTexts()).join();
const divergence = () => playground.page.locator('.divergence');
const phase = async () => (await playground.sent('activity')).at(-1)?.activity.kind ?? 'idle';
const step = async () =>
  Number(
    (await playground.view('train').locator('[data-statistic="step"]').textContent())?.replace(/\D/g, ''),
  );
const trained = (to: number) => expect.poll(step).toBeGreaterThanOrEqual(to);
const change = (patch: PlaygroundPatch, action: 'none' | 'train' = 'none') =>
  playground.post({ type: 'show', patch, action });

/** The last checkpoint that the page gave its host. */
async function lastCheckpoint(): Promise<{ step: number; bytes: Uint8Array }> {
  const found = await playground.page.evaluate(() => {
    const message = window.sent.filter((each) => each.type === 'checkpoint').at(-1);
    if (message?.type !== 'checkpoint') {
      return undefined;
    }
    let text = '';
    for (const byte of message.bytes) {
      text += String.fromCharCode(byte);
    }
    return { step: message.step, text: btoa(text) };
  });
  if (!found) {
    throw new Error('There is no checkpoint.');
  }
  return { step: found.step, bytes: new Uint8Array(Buffer.from(found.text, 'base64')) };
}

const tiny = { preset: 'tiny', batchSize: 2, learningRate: 1e-3 } as const;

it('goes on after an error that nothing answers for, and says in words what it was', async () => {
  playground = await PlaygroundPage.open({ patch: { view: 'train', train: tiny }, action: 'train' });
  const errors: readonly (readonly [() => void, RegExp])[] = [
    [
      () => {
        setTimeout(() => {
          throw new Error('boom');
        });
      },
      /There was an error in it: “Error: boom”/,
    ],
    [() => void Promise.reject(new Error('bang')), /There was an error in it: “bang”/],
    [() => void setTimeout(() => new ArrayBuffer(Number.MAX_SAFE_INTEGER)), /There was not enough memory: “/],
  ];
  for (const [fail, words] of errors) {
    await trained((await step()) + 2);
    await playground.press('Training', 'Stop');
    await expect.poll(phase).toBe('idle');
    await expect.poll(async () => (await lastCheckpoint()).step === (await step())).toBe(true);
    const saved = await step();
    await playground.press('Training', 'Train further');
    await trained(saved + 1);
    await playground.worker.evaluate(fail);
    await expect.poll(warnings).toMatch(words);
    expect(await warnings()).toMatch(new RegExp(`continues from its last checkpoint, step ${saved}\\.`));
    await trained(saved + 3);
  }
  expect(await warnings()).not.toMatch(/Uncaught/);
}, 600_000);

it('asks when the engine ends again before the run could be saved', async () => {
  playground = await PlaygroundPage.open({ patch: { view: 'train', train: tiny }, action: 'train' });
  const fail = () =>
    playground.worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('boom');
      });
    });
  await trained(1);
  await fail();
  await expect.poll(warnings).toMatch(/The run had no checkpoint yet, so it starts again from step 0/);
  await expect.poll(phase).toBe('training');
  await trained(1);
  await fail();
  const choice = playground.page.locator('.device-loss');
  await expect.poll(() => choice.innerText()).toMatch(/stopped unexpectedly again.*boom/);
  await choice.locator('vscode-button', { hasText: 'Start the engine again' }).click();
  await trained(2);
}, 600_000);

it.each<[string, EngineChoice, PlaygroundPatch]>([
  // Images diverge on ONNX Runtime only: our own kernels stay finite at this rate.
  ['an image network', 'onnx-wasm', { view: 'train', train: tiny }],
  [
    'points',
    'auto',
    { view: 'train', schedule: { kind: 'flow' }, train: { ...tiny, dataSet: 'moons', loss: 'flow' } },
  ],
])(
  'takes a run that diverged back to its last sound step: %s',
  async (_, engine, patch) => {
    playground = await PlaygroundPage.open({ engine, patch, action: 'train' });
    await trained(5);
    await playground.press('Training', 'Stop');
    await expect.poll(phase).toBe('idle');
    await expect.poll(async () => (await lastCheckpoint()).step === (await step())).toBe(true);
    const sound = await step();
    await change({ train: { learningRate: 1, maxGradientNorm: 0 } }, 'train');
    await expect.poll(() => divergence().isVisible()).toBe(true);
    await expect.poll(() => divergence().innerText()).toMatch(/no longer (a number|numbers) at step \d+/);
    await playground.post({ type: 'stop' });
    // Training at that rate may have been saved while it was sound.
    const { bytes, step: kept } = await lastCheckpoint();
    const file = readCheckpointFile(bytes);
    expect(notFinite(file.tensors)).toBeUndefined();
    expect(file.diverged?.step).toBeGreaterThanOrEqual(kept);
    expect(kept).toBeGreaterThanOrEqual(sound);

    await divergence()
      .locator('vscode-button', { hasText: `Go back to step ${kept}` })
      .click();
    await expect.poll(() => divergence().isVisible()).toBe(false);
    await expect.poll(step).toBe(kept);
    await change({ train: { learningRate: 1e-4, maxGradientNorm: 1 } });
    await playground.press('Training', 'Train further');
    await trained(kept + 3);
    expect(await divergence().isVisible()).toBe(false);
    await playground.press('Training', 'Stop');
    await expect.poll(phase).toBe('idle');
    const saved = async () => readCheckpointFile((await lastCheckpoint()).bytes);
    await expect.poll(async () => (await saved()).diverged).toBeUndefined();
    expect((await saved()).run.step).toBeGreaterThan(kept);
    expect(playground.problems).toEqual([]);
    await playground.close();

    // As after a reload: why it stopped was saved with it.
    playground = await PlaygroundPage.open({ patch });
    await playground.page.evaluate((text) => {
      const checkpoint = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      window.postMessage({ type: 'restore', checkpoint });
    }, Buffer.from(bytes).toString('base64'));
    await expect.poll(() => divergence().innerText()).toMatch(/no longer/);
    await divergence()
      .locator('vscode-button', { hasText: `Go back to step ${kept}` })
      .click();
    await expect.poll(() => divergence().isVisible()).toBe(false);
    await expect.poll(step).toBe(kept);
  },
  600_000,
);

it('keeps a run on every engine that is chosen: before its first use, while one starts, and in training', async () => {
  playground = await PlaygroundPage.open({ patch: { view: 'train' }, checkpoint: savedRun(12, tiny) });
  const choose = (engine: EngineChoice) => playground.post({ type: 'engine', engine });
  const engineLine = () => playground.view('train').locator('.engine-line').innerText();
  expect(await step()).toBe(12);
  await choose('onnx-wasm');
  expect(await step()).toBe(12);
  await playground.press('Training', 'Train further');
  await trained(13);
  for (const engine of ['tfjs-cpu', 'webgpu', 'onnx-wasm', 'tfjs-cpu'] as const) {
    await choose(engine);
  }
  await expect.poll(engineLine).toContain('TensorFlow.js');
  expect(await step()).toBeGreaterThanOrEqual(13);
  const kept = await lastCheckpoint();
  expect(kept.step).toBe(await step());
  expect(await warnings()).toBe('');
}, 600_000);
