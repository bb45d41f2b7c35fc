import { beforeAll, describe, expect, it } from 'vitest';
import { createDataSet } from '../../../../src/datasets/dataSet';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { wasmDevice } from '../../../../webview/engine/backends/wasm/wasmDevice';
import type { Engine } from '../../../../webview/engine/contract/engine';
import { mlpConfig } from '../../../../webview/engine/graph/mlp';
import { HeldOutProbe } from '../../../../webview/engine/training/heldOutProbe';
import { LossCurve } from '../../../../webview/engine/training/lossCurve';
import { patience } from '../../../../webview/engine/training/risingLoss';
import { TrainingRun, type Watch } from '../../../../webview/engine/worker/trainingRun';
import { EngineHost } from '../../../../webview/engine/worker/engineHost';
import { decodeSafetensors } from '../../../../src/safetensors';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { createSchedule } from '../../../../src/diffusion/schedule';
import type { TrainedStep } from '../../../../webview/engine/protocol/trainedStep';
import type { WorkerEvent } from '../../../../webview/engine/protocol/events';
import type { WorkerRequest } from '../../../../webview/engine/protocol/requests';
import type {
  HeldOutLoss,
  TrainingPicture,
  WatchedWeights,
} from '../../../../webview/engine/protocol/watching';
import { readPast } from '../../../../webview/engine/training/trainingPast';
import { digitsFile } from '../../../fixtures/digits';
import { linearSchedule, smallTraining } from '../../../fixtures/training';

let digits: ArrayBuffer;
beforeAll(async () => {
  digits = await digitsFile();
});

type Body = WorkerRequest extends infer R ? (R extends WorkerRequest ? Omit<R, 'id'> : never) : never;

/** The worker without its thread. */
class Page {
  readonly events: WorkerEvent[] = [];
  private id = 0;
  private readonly host = new EngineHost((event) => this.events.push(event));

  async request(body: Body): Promise<unknown> {
    const id = ++this.id;
    await this.host.handle({ ...body, id });
    const answer = this.events.find((event) => 'id' in event && event.id === id);
    return answer?.type === 'reply' ? answer.value : Promise.reject(new Error(JSON.stringify(answer)));
  }

  async open(pictures: WatchedWeights, dataSet: 'moons' | 'digits16', checkpoint?: Uint8Array) {
    await this.request({ type: 'watch', pictures });
    await this.request({
      type: 'open',
      engine: 'wasm',
      digits,
      cpuWorkers: 1,
      schedule: linearSchedule,
      train: {
        ...{ dataSet, preset: 'tiny', batchSize: 2, learningRate: 1e-3 },
        ...{ emaDecay: 0.99, dropout: 0.1, flip: false },
      },
      seed: 4,
      ...(checkpoint ? { checkpoint } : {}),
    });
  }

  /** Answered after what else is done, and not in its turn. */
  async step(): Promise<TrainedStep> {
    const before = this.of('reply').length;
    await this.request({ type: 'trainStep' }).catch(() => undefined);
    await this.until(() => this.of('reply').length > before);
    return this.of('reply').at(-1)?.value as TrainedStep;
  }

  of<T extends WorkerEvent['type']>(type: T): Extract<WorkerEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<WorkerEvent, { type: T }> => event.type === type);
  }

  get losses(): readonly number[] {
    return this.of('trained').flatMap(({ losses }) => losses.map(({ loss }) => loss));
  }

  get isIdle(): boolean {
    return this.of('phase').at(-1)?.phase === 'idle';
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

describe.each([
  ['digits16', 1],
  ['moons', 2],
] as const)('a training of %s that is watched', (dataSet, looks) => {
  it('has the very losses of one without pictures, and makes them from noise of its own', async () => {
    const watched = new Page();
    await watched.open('ema', dataSet);
    await watched.request({ type: 'train' });
    await watched.until(() => watched.of('watched').length >= looks);
    const { length: before } = watched.losses;
    await watched.until(() => watched.losses.length > before);
    await watched.request({ type: 'stop' });
    const { length } = watched.losses;
    const [first, second] = watched.of('watched');
    expect(first!.picture!.step).toBe(first!.heldOut!.step);
    expect(new Set(first!.picture!.grid.points ?? first!.picture!.grid.pixels).size).toBeGreaterThan(20);
    expect(second?.picture?.grid).not.toEqual(first!.picture!.grid);

    const plain = new Page();
    await plain.open('off', dataSet);
    await plain.request({ type: 'train', untilStep: length });
    await plain.until(() => plain.isIdle && plain.losses.length === length);
    expect(plain.of('watched').every(({ picture }) => picture === undefined)).toBe(true);
    expect(plain.losses).toEqual(watched.losses);
  }, 300_000);
});

describe('a watched training', () => {
  it('makes nothing while it is paused, and keeps what it made in its checkpoint', async () => {
    const page = new Page();
    await page.open('raw', 'moons');
    await page.request({ type: 'train' });
    await page.until(() => page.of('watched').length > 0);
    await page.request({ type: 'pause' });
    await page.until(() => page.of('phase').at(-1)?.phase === 'paused');
    const made = page.of('watched').length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.of('watched')).toHaveLength(made);
    const file = (await page.request({ type: 'checkpoint' })) as Uint8Array;
    const past = readPast(decodeSafetensors(file).tensors);
    const points = (each: TrainingPicture | undefined) => [each?.step, each?.weights, each?.grid.points];
    expect(past.pictures.map(points)).toEqual(page.of('watched').map(({ picture }) => points(picture)));
    expect(past.heldOut.map(({ step }) => step)).toEqual(
      page.of('watched').map(({ heldOut }) => heldOut?.step),
    );

    const again = new Page();
    await again.open('raw', 'moons', file);
    expect(await again.request({ type: 'checkpoint' })).toEqual(file);
  }, 120_000);

  it('goes the same way when it is looked into step by step', async () => {
    const plain = new Page();
    await plain.open('off', 'moons');
    await plain.request({ type: 'train', untilStep: 3 });
    await plain.until(() => plain.losses.length === 3);

    const page = new Page();
    await page.open('off', 'moons');
    const steps = [await page.step(), await page.step(), await page.step()];
    expect(page.losses).toEqual(plain.losses);
    expect(steps.map(({ loss }) => loss)).toEqual(plain.losses);
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(page.of('trained').map(({ gradientNorm }) => gradientNorm)).toEqual(
      steps.map(({ gradientNorm }) => gradientNorm),
    );
    expect(steps.every(({ gradientNorm }) => gradientNorm! > 0)).toBe(true);
    // Two examples of a batch of two: their errors are the loss of ε, where nothing is dropped from either.
    const { x0, noise, xt, t, target, output, squaredErrors } = steps[0]!;
    const { signal, noise: sigma } = closedForm(createSchedule(linearSchedule), t[1]!);
    expect(target).toEqual(noise);
    expect(xt[2]).toBeCloseTo(signal * x0[2]! + sigma * noise[2]!, 5);
    expect(squaredErrors[1]).toBeCloseTo(
      ((output[2]! - noise[2]!) ** 2 + (output[3]! - noise[3]!) ** 2) / 2,
      5,
    );
  }, 60_000);

  it('ends by the rule that comes first, and says which', async () => {
    const page = new Page();
    await page.open('off', 'moons');
    await page.request({ type: 'train', untilStep: 40, untilSeconds: 1e6 });
    await page.until(() => page.of('trainingEnded').length === 1);
    expect(page.losses).toHaveLength(40);
    await page.request({ type: 'train', untilStep: 1e9, untilSeconds: 0.2 });
    await page.until(() => page.of('trainingEnded').length === 2);
    expect(page.of('trainingEnded').map(({ why }) => why)).toEqual(['step', 'time']);
    expect(page.isIdle || page.losses.length > 40).toBe(true);
  }, 60_000);
});

/** Looks every so many steps whatever the clock says; what it measures is measured by the real probe. */
function lookEvery(steps: number, engine: Engine, probe: HeldOutProbe) {
  const seen: HeldOutLoss[] = [];
  const watch: Watch = {
    stepsUntilDue: (step) => steps - (step % steps),
    countSteps: () => undefined,
    async look() {
      if (engine.step % steps > 0) {
        return undefined;
      }
      const loss = await probe.measure(engine);
      seen.push(loss);
      return loss;
    },
  };
  return { seen, watch };
}

it('stops where the held-out loss no longer falls, while a perceptron learns few points by heart', async () => {
  const few = createDataSet({
    ...{ id: 'few', name: 'few points', licence: '', side: 1, channels: 2, flip: false },
    ...{ count: 24, heldOut: 8, labels: new Uint8Array(24) },
    images: Uint8Array.from(new RandomStream(3, 0).integers(48, 256)),
  });
  const schedule = { ...linearSchedule, T: 100 };
  const training = { ...smallTraining, schedule, batchSize: 64, learningRate: 1e-2, dropout: 0 };
  const engine = (await wasmDevice()).createEngine(mlpConfig(2), training, few);
  const events: WorkerEvent[] = [];
  const { seen, watch } = lookEvery(
    20,
    engine,
    new HeldOutProbe(few, createSchedule(schedule), training, false),
  );
  const resumed = { lossCurve: new LossCurve(), elapsedSeconds: 0 };
  const run = new TrainingRun(engine, (event) => events.push(event), 1, resumed, watch);
  run.train({ untilStep: 20_000, whenHeldOutRises: true });
  const ended = () => events.find((event) => event.type === 'trainingEnded');
  await expect.poll(ended, { timeout: 120_000 }).toMatchObject({ why: 'heldOutRose' });
  await run.dispose();
  engine.dispose();

  expect(engine.step).toBe(20 * seen.length);
  const lowest = Math.min(...seen.map(({ loss }) => loss));
  expect(seen.findIndex(({ loss }) => loss === lowest)).toBe(seen.length - 1 - patience);
  // Not the end of all learning: on the points it learns from it goes on getting better.
  const mean = (from: number, to?: number) => {
    const losses = run.lossCurve.points.slice(from, to).map(({ loss }) => loss);
    return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  };
  expect(mean(-20 * (patience / 2))).toBeLessThan(mean(-20 * patience * 2, -20 * patience));
}, 180_000);
