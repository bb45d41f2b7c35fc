import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelFile } from '../../../src/protocol/modelExchange';
import { decodeSafetensors } from '../../../src/safetensors';
import { encodeCheckpoint } from '../../../webview/engine/models/checkpoint';
import { buildUNet } from '../../../webview/engine/graph/unet';
import { presetConfig } from '../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../webview/engine/training/initialWeights';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { integers, model, node } from '../../unit/engine/models/hostile/protoWriter';
import { PlaygroundPage, type ModelQuestion } from '../playgroundPage';

type Imported = Extract<ModelQuestion, { type: 'importModel' }>['model'];

let playground: PlaygroundPage;
beforeEach(async () => {
  playground = await PlaygroundPage.open({ patch: { sample: { steps: 6, count: 4 } } });
});
afterEach(() => playground.close());

/** Four samples by the chosen model, as bytes. */
async function samples(title: string): Promise<Uint8Array> {
  const kinds = async () => (await playground.sent('activity')).map(({ activity }) => activity.kind);
  const before = (await kinds()).length;
  await playground.view('sample').locator('vscode-button', { hasText: 'Sample' }).first().click();
  const since = async () => (await kinds()).slice(before);
  await expect.poll(since, { timeout: 120_000 }).toContain('sampling');
  await expect.poll(async () => (await since()).at(-1), { timeout: 120_000 }).toBe('idle');
  const story = playground.view('sample').locator('.story');
  await expect.poll(() => story.innerText(), { timeout: 120_000 }).toContain(`“${title}”`);
  return unzipSync(await playground.exportSamples('npz'))['arr_0.npy'] ?? new Uint8Array();
}

async function exported(format: 'onnx' | 'diffusers' | 'checkpoint' | 'cluster'): Promise<ModelFile[]> {
  const answer = await playground.ask({ type: 'exportModel', format });
  if (answer.kind !== 'files') {
    throw new Error(JSON.stringify(answer));
  }
  return answer.files;
}

const imported = (name: string, model: Imported) => playground.ask({ type: 'importModel', name, model });

async function chooseShipped(model: string): Promise<void> {
  await playground.post({ type: 'show', patch: { sample: { model } }, action: 'none' });
}

describe('a model that leaves the playground and comes back', { timeout: 900_000 }, () => {
  it('draws identical samples by way of a diffusers folder and by way of ONNX', async () => {
    await chooseShipped('digits16-small');
    const before = await samples('MNIST digits 16×16');
    expect(new Set(before.subarray(-4 * 256)).size).toBeGreaterThan(20);

    const folder = await exported('diffusers');
    expect(folder.map(({ path }) => path).sort()).toEqual([
      'README.md',
      'model_index.json',
      'scheduler/scheduler_config.json',
      'unet/config.json',
      'unet/diffusion_pytorch_model.safetensors',
    ]);
    const onnx = (await exported('onnx'))[0]?.bytes ?? new Uint8Array();

    expect(await imported('folder', { kind: 'diffusers', files: folder })).toMatchObject({
      kind: 'imported',
    });
    expect(await samples('folder')).toEqual(before);
    expect(await imported('file.onnx', { kind: 'onnx', bytes: onnx })).toMatchObject({
      kind: 'imported',
      text: expect.stringContaining('“linear” with T = 1000') as string,
    });
    expect(await samples('file.onnx')).toEqual(before);
    expect(playground.problems).toEqual([]);
  });

  it('keeps its classes in ONNX, which can be asked for', async () => {
    await chooseShipped('digits16-cond-small');
    await playground.post({ type: 'show', patch: { sample: { label: '7' } }, action: 'none' });
    const sevens = await samples('MNIST digits 16×16 by class');
    const onnx = (await exported('onnx'))[0]?.bytes ?? new Uint8Array();
    expect(await imported('classes.onnx', { kind: 'onnx', bytes: onnx })).toMatchObject({ kind: 'imported' });
    expect(await samples('classes.onnx')).toEqual(sevens);
    await playground.post({ type: 'show', patch: { sample: { label: '1' } }, action: 'none' });
    expect(await samples('classes.onnx')).not.toEqual(sevens);
    // As if it were somebody else's: what is not said is asked for.
    const options = { prediction: 'epsilon', timesteps: 'zeroBased' } as const;
    expect(await imported('other.onnx', { kind: 'onnx', bytes: onnx, options })).toEqual({
      kind: 'asksClasses',
      input: 'class_labels',
    });
    const classes = { count: 10, noClass: false };
    await playground.post({
      type: 'show',
      patch: { sample: { label: '7', guidanceScale: 1 } },
      action: 'none',
    });
    const unguided = await samples('classes.onnx');
    expect(
      await imported('other.onnx', { kind: 'onnx', bytes: onnx, options: { ...options, classes } }),
    ).toMatchObject({ kind: 'imported' });
    expect(await samples('other.onnx')).toEqual(unguided);
    expect(await playground.view('sample').locator('[aria-label="Guidance scale"]').count()).toBe(0);
  });
});

describe('a training run that leaves and comes back', { timeout: 600_000 }, () => {
  const graph = buildUNet(presetConfig('tiny', 16));
  const { schedule, train } = defaultPlaygroundState;
  const snapshot = {
    step: 12,
    weights: initialWeights(graph, 1),
    ema: initialWeights(graph, 2),
    adamM: initialWeights(graph, 3),
    adamV: initialWeights(graph, 4),
  };
  const losses = [{ step: 12, loss: 0.5 }];
  const checkpoint = encodeCheckpoint({
    setup: { seed: 3, schedule, train },
    snapshot,
    lossCurve: losses,
    elapsedSeconds: 2,
  });

  it('is the same checkpoint, tensor by tensor, and a folder for a cluster', async () => {
    expect(await imported('run.safetensors', { kind: 'checkpoint', bytes: checkpoint })).toMatchObject({
      kind: 'imported',
      text: expect.stringContaining('step 12') as string,
    });
    const file = decodeSafetensors((await exported('checkpoint'))[0]?.bytes ?? new Uint8Array());
    expect(file.tensors).toEqual(decodeSafetensors(checkpoint).tensors);
    const cluster = await exported('cluster');
    const paths = cluster.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['launch.sh', 'README.md', 'model/unet/config.json']));
    expect(paths.filter((path) => path.startsWith('images/')).length).toBe(9000);
  });

  it('is refused in words when it is cut off, and what there was stays', async () => {
    const answer = await imported('cut.safetensors', {
      kind: 'checkpoint',
      bytes: checkpoint.slice(0, 5000),
    });
    expect(answer).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/^cut\.safetensors: .*cut off.*\.$/) as string,
    });
    expect(
      await imported('noise.onnx', {
        kind: 'onnx',
        bytes: new Uint8Array(99),
        options: { prediction: 'v', timesteps: 'unit' },
      }),
    ).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/noise\.onnx/) as string,
    });
    expect(await imported('none', { kind: 'diffusers', files: [] })).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/^none: .*config\.json/) as string,
    });
    await chooseShipped('digits16-small');
    expect((await samples('MNIST digits 16×16')).length).toBeGreaterThan(4 * 256);
  });
});

describe('an ONNX model that never ends, or takes long', { timeout: 600_000 }, () => {
  const options = { prediction: 'epsilon', timesteps: 'zeroBased' } as const;
  /** x + Σ A¹⁰⁰ of a matrix A of 2048 × 2048: little memory, some minutes of arithmetic. */
  const slow = model([
    node('ConstantOfShape', ['c'], ['p0']),
    ...Array.from({ length: 100 }, (_, i) => node('MatMul', [`p${i}`, 'p0'], [`p${i + 1}`])),
    node('ReduceSum', ['p100'], ['z']),
    node('Add', ['x', 'z'], ['y']),
    [5, integers('c', 2048, 2048)],
  ]);
  const phase = async () => (await playground.sent('activity')).at(-1)?.activity.kind;

  /** Opens the slow model, and lets its worker come into its arithmetic. */
  async function openSlow() {
    const itsWorker = playground.page.waitForEvent('worker');
    const answer = imported('slow.onnx', { kind: 'onnx', bytes: slow, options });
    await itsWorker;
    await playground.page.waitForTimeout(1000);
    return { answer };
  }

  it('is refused in a sentence when it holds a loop', async () => {
    const loop = model([node('Loop', ['', '', 'x'], ['y'])]);
    expect(await imported('loop.onnx', { kind: 'onnx', bytes: loop, options })).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/^loop\.onnx cannot be run: It has loops or branches/) as string,
    });
  });

  it.each(['stop', 'cancelImport'] as const)('is ended by %s while it is opened', async (type) => {
    const { answer } = await openSlow();
    await playground.post({ type });
    expect(await answer).toMatchObject({ kind: 'refused', reason: 'slow.onnx was stopped.' });
  });

  it('is ended by Stop amid a prediction, and opened anew when it is asked again', async () => {
    // x + Σ A³ of a matrix of 2048 × 2048 that x is in: some seconds a prediction, which nothing interrupts.
    const heavy = model([
      node('ConstantOfShape', ['c'], ['zeros']),
      node('ReduceSum', ['x'], ['s']),
      node('Add', ['zeros', 's'], ['p0']),
      ...[0, 1].map((i) => node('MatMul', [`p${i}`, 'p0'], [`p${i + 1}`])),
      node('ReduceSum', ['p2'], ['z']),
      node('Add', ['x', 'z'], ['y']),
      [5, integers('c', 2048, 2048)],
    ]);
    expect(await imported('heavy.onnx', { kind: 'onnx', bytes: heavy, options })).toMatchObject({
      kind: 'imported',
    });
    const workers = () => playground.page.workers().length;
    expect(workers()).toBe(2);
    for (let round = 0; round < 2; round++) {
      await playground.press('Sampling', 'Sample');
      await expect.poll(phase, { timeout: 120_000 }).toBe('sampling');
      expect(workers()).toBe(2);
      await playground.press('Sampling', 'Stop');
      await expect.poll(workers).toBe(1);
      await expect.poll(phase).toBe('idle');
    }
    await chooseShipped('digits16-small');
    expect((await samples('MNIST digits 16×16')).length).toBeGreaterThan(4 * 256);
    expect(await playground.page.locator('.notices .notice-warning').allInnerTexts()).toEqual([]);
    expect(playground.problems).toEqual([]);
  });

  it('leaves the training run alone', async () => {
    await playground.post({ type: 'show', patch: { view: 'train' }, action: 'train' });
    await expect.poll(phase, { timeout: 120_000 }).toBe('training');
    const { answer } = await openSlow();
    await playground.post({ type: 'cancelImport' });
    expect(await answer).toMatchObject({ kind: 'refused' });
    const step = async () => {
      const { activity } = (await playground.sent('activity')).at(-1) ?? {};
      return activity?.kind === 'training' ? activity.step : 0;
    };
    const before = await step();
    await expect.poll(step, { timeout: 120_000 }).toBeGreaterThan(before);
  });
});
