import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readCheckpointFile, writeCheckpointFile } from '../../../../src/checkpoints/checkpointFile';
import { divergenceText } from '../../../../webview/engine/training/diverged';
import { EngineHost } from '../../../../webview/engine/worker/engineHost';
import { GraphEngine } from '../../../../webview/engine/backends/shared/graphEngine';
import type { ImageGrid } from '../../../../webview/engine/contract/imageGrid';
import type { WorkerEvent } from '../../../../webview/engine/protocol/events';
import type { WorkerRequest } from '../../../../webview/engine/protocol/requests';
import { digitsFile } from '../../../fixtures/digits';
import { linearSchedule } from '../../../fixtures/training';

let digits: ArrayBuffer;
beforeAll(async () => {
  digits = await digitsFile();
});

type Body = WorkerRequest extends infer R ? (R extends WorkerRequest ? Omit<R, 'id'> : never) : never;

/** The worker without its thread: the same host, the same real engine, its events gathered. */
class Page {
  readonly events: WorkerEvent[] = [];
  private id = 0;
  private readonly host = new EngineHost((event) => this.events.push(event));

  /** Resolves with the reply's value, rejects with the worker's sentence. */
  async request(body: Body): Promise<unknown> {
    const id = ++this.id;
    await this.host.handle({ ...body, id });
    const answer = this.events.find((event) => 'id' in event && event.id === id);
    if (answer?.type === 'failed') {
      throw new Error(answer.message);
    }
    return answer?.type === 'reply' ? answer.value : undefined;
  }

  open(changes: Partial<Extract<WorkerRequest, { type: 'open' }>> = {}): Promise<unknown> {
    return this.request({
      type: 'open',
      engine: 'auto',
      digits,
      schedule: linearSchedule,
      train: trainOf('tiny'),
      seed: 1,
      ...changes,
    });
  }

  of<T extends WorkerEvent['type']>(type: T): Extract<WorkerEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<WorkerEvent, { type: T }> => event.type === type);
  }

  get phase() {
    return this.of('phase').at(-1)?.phase;
  }

  get step() {
    return this.of('trained').at(-1)?.step ?? 0;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

const ddim = { sampler: 'ddim', steps: 3, eta: 0, count: 2, clip: true } as const;

describe('the worker', () => {
  it('says which engine it chose, why, and what it runs', async () => {
    const page = new Page();
    await page.open({ engine: 'tfjs-cpu', train: trainOf('small') });
    expect(page.of('opened')[0]?.info).toEqual({
      engine: 'tfjs-cpu',
      reason: 'chosen',
      adapter: '',
      preset: 'tiny',
      dataSet: 'digits16',
      parameterCount: 67_673,
      step: 0,
      checkpoint: 'none',
    });
  });

  it('trains until the step it was told, and reports every loss once', async () => {
    const page = new Page();
    await page.open();
    await page.request({ type: 'train', untilStep: 5 });
    await page.until(() => page.phase === 'idle' && page.step === 5);
    expect(page.of('trained').flatMap(({ losses }) => losses.map(({ step }) => step))).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(page.of('phase').map(({ phase }) => phase)).toEqual(['idle', 'training', 'idle']);
    expect(page.of('trained').at(-1)?.elapsedSeconds).toBeGreaterThan(0);
  });

  it('pauses, samples in the pause, and goes on', async () => {
    const page = new Page();
    await page.open();
    await page.request({ type: 'train' });
    await page.until(() => page.step >= 1);
    await page.request({ type: 'pause' });
    await page.until(() => page.phase === 'paused');
    const paused = page.step;
    await page.request({ type: 'sample', settings: ddim, seed: 1 });
    await page.until(() => page.of('sampled').some(({ done }) => done) && page.phase === 'paused');
    expect(page.step).toBe(paused);
    await page.request({ type: 'resume' });
    await page.until(() => page.step > paused);
    await page.request({ type: 'stop' });
    expect(page.phase).toBe('idle');
  });

  it('records each denoising step and shows any of them again', async () => {
    const page = new Page();
    await page.open();
    await page.request({ type: 'sample', settings: ddim, seed: 1 });
    await page.until(() => page.of('sampled').some(({ done }) => done));
    expect(page.of('sampled').map(({ index, of, t, done }) => [index, of, t, done])).toEqual([
      [0, 3, 667, false],
      [1, 3, 333, false],
      [2, 3, 0, true],
    ]);
    const read = () => page.request({ type: 'readPixels', role: 'xt' }) as Promise<ImageGrid>;
    const last = await read();
    expect(last).toMatchObject({ width: 16, height: 16, count: 2 });
    expect(new Set(last.pixels).size).toBeGreaterThan(10);
    // The last x is its own prediction.
    expect(await page.request({ type: 'readPixels', role: 'x0' })).toEqual(last);
    await page.request({ type: 'showFrame', index: 0 });
    expect(await read()).not.toEqual(last);
    await page.request({ type: 'showFrame', index: 2 });
    expect(await read()).toEqual(last);
    await expect(page.request({ type: 'showFrame', index: 3 })).rejects.toThrow(
      'There is no recorded step 4',
    );
  });

  it('says of each picture what made it, whatever the network has learnt since', async () => {
    const page = new Page();
    await page.open();
    const trained = async (untilStep: number) => {
      await page.request({ type: 'train', untilStep });
      await page.until(() => page.phase === 'idle' && page.step === untilStep);
    };
    await trained(2);
    await page.request({ type: 'sample', settings: ddim, seed: 9 });
    await page.until(() => page.of('sampled').at(-1)?.done === true);
    const made = {
      network: { kind: 'run', step: 2, seed: 1, preset: 'tiny', weights: 'ema' },
      dataSet: 'digits16',
      schedule: linearSchedule,
      loss: 'epsilon',
      engine: 'wasm',
      mode: 'generate',
      sampler: 'ddim',
      steps: 3,
      seed: 9,
      count: 2,
      eta: 0,
      clip: true,
      threshold: false,
      spacing: 'trailing',
    };
    expect(page.of('sampled').map((event) => event.made)).toEqual([made, made, made]);
    await trained(4);
    expect(await page.request({ type: 'readPixels', role: 'xt' })).toMatchObject({ count: 2, made });
    await page.request({ type: 'sample', settings: ddim, seed: 9 });
    await page.until(() => page.of('sampled').length === 6);
    expect(page.of('sampled').at(-1)?.made.network).toMatchObject({ step: 4 });
  });

  it('pauses a sampling and can be stopped in it', async () => {
    const page = new Page();
    await page.open();
    await page.request({ type: 'sample', settings: { ...ddim, steps: 200, count: 1 }, seed: 1 });
    await page.until(() => page.of('sampled').length > 1);
    await page.request({ type: 'pause' });
    await page.until(() => page.phase === 'paused');
    const count = page.of('sampled').length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(page.of('sampled').length).toBe(count);
    await page.request({ type: 'stop' });
    expect(page.phase).toBe('idle');
    expect(page.of('sampled').some(({ done }) => done)).toBe(false);
  });

  it('continues from its own checkpoint exactly', async () => {
    const losses = async (page: Page, until: number) => {
      await page.request({ type: 'train', untilStep: until });
      await page.until(() => page.phase === 'idle' && page.step === until);
      return page.of('trained').flatMap((event) => event.losses);
    };
    const whole = new Page();
    await whole.open();
    const expected = await losses(whole, 6);

    const first = new Page();
    await first.open();
    await losses(first, 3);
    const checkpoint = (await first.request({ type: 'checkpoint' })) as Uint8Array;
    const second = new Page();
    await second.open({ checkpoint });
    expect(second.of('opened')[0]?.info).toMatchObject({ step: 3, checkpoint: 'restored' });
    expect(await losses(second, 6)).toEqual(expected.slice(3));
  });

  it('refuses a damaged checkpoint with a sentence and starts afresh', async () => {
    const page = new Page();
    await page.open({ checkpoint: new Uint8Array(100) });
    const info = page.of('opened')[0]?.info;
    expect(info?.step).toBe(0);
    expect(info?.checkpoint).toEqual({ refused: expect.stringContaining('safetensors header') as string });
  });

  it('starts again from another seed', async () => {
    const page = new Page();
    await page.open();
    await page.request({ type: 'train', untilStep: 1 });
    await page.until(() => page.step === 1);
    await page.request({ type: 'reset', seed: 2 });
    await page.request({ type: 'train', untilStep: 1 });
    await page.until(() => page.of('trained').length === 2);
    const [first, second] = page.of('trained').map((event) => event.losses[0]?.loss);
    expect(second).not.toBe(first);
  });

  it('answers what it cannot do with a sentence and lives on', async () => {
    const page = new Page();
    await expect(page.request({ type: 'train' })).rejects.toThrow('No network is open');
    await expect(page.open({ digits: new ArrayBuffer(8) })).rejects.toThrow('safetensors header');
    await page.open();
    await expect(page.request({ type: 'readPixels', role: 'xt' })).rejects.toThrow(
      'Nothing has been sampled',
    );
    await expect(
      page.request({ type: 'sample', settings: { ...ddim, steps: 2000 }, seed: 1 }),
    ).rejects.toThrow(/2000/);
    await page.request({ type: 'train', untilStep: 1 });
    await page.until(() => page.step === 1);
  });

  it('stops with a sentence when the loss is no longer a number', async () => {
    const page = new Page();
    await page.open({ train: { ...trainOf('tiny'), learningRate: 1e38 } });
    await page.request({ type: 'train', untilStep: 10 });
    await page.until(() => page.of('diverged').length > 0);
    const divergence = page.of('diverged')[0]?.divergence;
    expect(divergence?.what).toBe('loss');
    expect(divergence && divergenceText(divergence)).toMatch(/no longer a number at step \d+/);
    expect(page.of('failed')).toEqual([]);
    await page.until(() => page.phase === 'idle');
  });

  it.each([
    ['an image network', { ...trainOf('tiny'), learningRate: 1e38 }, linearSchedule],
    [
      'points',
      { ...trainOf('tiny'), dataSet: 'moons', loss: 'flow', learningRate: 1e38 },
      { ...linearSchedule, kind: 'flow' },
    ],
  ] as const)('makes no checkpoint of weights that are no numbers: %s', async (_, train, schedule) => {
    const page = new Page();
    await page.open({ train, schedule });
    await page.request({ type: 'train', untilStep: 50 });
    await page.until(() => page.of('diverged').length > 0);
    await expect(page.request({ type: 'checkpoint' })).rejects.toThrow(/weights are no longer numbers/);
    expect(page.of('diverged').at(-1)?.divergence.what).toBe('weights');
    await expect(page.request({ type: 'exportModel', format: 'checkpoint' })).rejects.toThrow(
      /weights are no longer numbers/,
    );
    expect(page.phase).toBe('idle');
  });

  it('has to be ended when there is no memory left, and lives on after other errors', async () => {
    const page = new Page();
    await page.open();
    const fails = async (message: string) => {
      vi.spyOn(GraphEngine.prototype, 'train').mockRejectedValueOnce(new RangeError(message));
      await page.request({ type: 'train', untilStep: 3 });
    };
    await fails('The shapes do not fit.');
    await page.until(() => page.of('failed').length > 0);
    expect(page.of('failed')).toEqual([{ type: 'failed', message: 'The shapes do not fit.' }]);
    await page.request({ type: 'train', untilStep: 1 });
    await page.until(() => page.step === 1);
    await fails('Array buffer allocation failed');
    await page.until(() => page.of('crashed').length > 0);
    expect(page.of('crashed')).toEqual([{ type: 'crashed', reason: 'Array buffer allocation failed' }]);
    expect(page.of('failed')).toHaveLength(1);
  });

  it('keeps the name of a run and what others wrote about it, and gives a new one to a new run', async () => {
    const saved = async (page: Page) =>
      readCheckpointFile((await page.request({ type: 'checkpoint' })) as Uint8Array);
    const first = new Page();
    await first.open();
    const { id, run, tensors } = await saved(first);
    const checkpoint = writeCheckpointFile({ id, run, tensors, others: { later: 'kept' } });
    const second = new Page();
    await second.open({ checkpoint });
    expect(await saved(second)).toMatchObject({ id, others: { later: 'kept' } });
    await second.request({ type: 'reset', seed: 1 });
    const { id: next, others } = await saved(second);
    expect(next).not.toBe(id);
    expect(others).toEqual({});
  });
});

describe('points in the plane', () => {
  it('are learnt by the perceptron, and drawn many at once with their coordinates', async () => {
    const page = new Page();
    await page.open({
      schedule: { ...linearSchedule, kind: 'flow' },
      train: { ...trainOf('tiny'), dataSet: 'moons', loss: 'flow' },
    });
    expect(page.of('opened').at(-1)?.info).toMatchObject({ dataSet: 'moons', parameterCount: 70786 });
    await page.request({ type: 'train', untilStep: 2 });
    await page.until(() => page.phase === 'idle');
    await page.request({ type: 'sample', settings: { ...ddim, points: 40 }, seed: 1 });
    await page.until(() => page.phase === 'idle' && page.of('sampled').at(-1)?.done === true);
    const frames = (await page.request({ type: 'readFrames', role: 'xt' })) as ImageGrid[];
    expect(frames).toHaveLength(3);
    for (const { count, points } of frames) {
      expect(count).toBe(40);
      expect(points).toHaveLength(80);
      expect(points?.every(Number.isFinite)).toBe(true);
    }
    // Scrubbing goes on to work when the field has been added.
    await page.request({ type: 'showFrame', index: 0 });
    expect(await page.request({ type: 'readPixels', role: 'xt' })).toMatchObject({
      ...frames[0],
      made: { network: { kind: 'run', step: 2 } },
    });
  });
});

function trainOf(preset: 'tiny' | 'small') {
  return {
    dataSet: 'digits16',
    preset,
    batchSize: 2,
    learningRate: 1e-3,
    emaDecay: 0.9999,
    dropout: 0,
    flip: false,
    loss: 'epsilon',
    conditional: false,
    labelDropout: 0,
    warmupSteps: 0,
    decaySteps: 0,
    maxGradientNorm: 1,
  } as const;
}
