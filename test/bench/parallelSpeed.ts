import { once } from 'node:events';
import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { DataSet } from '../../src/datasets/dataSet';
import { compileKernels } from '../../webview/engine/backends/wasm/kernels';
import { LinearMemory } from '../../webview/engine/backends/wasm/linearMemory';
import { allocateVector, endOf } from '../../webview/engine/backends/wasm/wasmVectors';
import { wasmDevice } from '../../webview/engine/backends/wasm/wasmDevice';
import { parameterCount } from '../../webview/engine/graph/graph';
import { buildUNet } from '../../webview/engine/graph/unet';
import { presetConfig } from '../../webview/engine/graph/unetConfig';
import { helperThreads, threadCode } from '../fixtures/helperThreads';
import { benchTraining, type MeasuredOn } from './benchTraining';
import { inTurn, median, type Work } from './cpuSpeed';

export interface ParallelSpeed extends MeasuredOn {
  readonly cores: number;
  /** Steps a second of two threads, by those of one. */
  readonly gain: number;
  /** What two engines reach at the same time, one a thread, by what one reaches alone: the machine's limit. */
  readonly copiesGain: number;
  /** What one thread does for all: sums of shards, clipping, Adam, the average, and a copy of the weights; by a step. */
  readonly serialShare: number;
  /** What the serial share leaves of 4 and 8 cores: computed from it, not measured. */
  readonly computedGain: Readonly<Record<4 | 8, number>>;
  /**
   * How late a timer of a thread with nothing else to do comes while engines train on every core, in milliseconds:
   * median and 99th percentile.
   */
  readonly eventLoopDelayMs: { readonly p50: number; readonly p99: number };
}

/** Plain SIMD, whose bits are the same on every processor. */
const variant = 'plain';

export async function measureParallel(
  data: DataSet,
  { preset = 'ref', batch = 32, rounds = 7 }: Partial<MeasuredOn> & { readonly rounds?: number } = {},
): Promise<ParallelSpeed> {
  const config = presetConfig(preset, data.side);
  const threads = await helperThreads();
  const [one, two] = await Promise.all([
    wasmDevice({ variant }),
    wasmDevice({ variant, threads: [() => threads.start()] }),
  ]);
  const alone = one.createEngine(config, benchTraining(batch), data);
  const together = two.createEngine(config, benchTraining(batch), data);
  const copy = await engineThread(preset, batch);
  const [single = [], pair = [], copies = []] = await inTurn(rounds, [
    async () => void (await alone.train(1)),
    async () => void (await together.train(1)),
    async () => void (await Promise.all([copy.step(), alone.train(1)])),
  ] satisfies Work[]);
  const serial = await serialSeconds(parameterCount(buildUNet(config)), Math.min(8, batch), rounds);
  two.dispose();
  const eventLoopDelayMs = await delayBesideTraining(preset, batch, rounds);
  copy.end();
  const serialShare = serial / median(single);
  const gainOf = (workers: number) => 1 / (serialShare + (1 - serialShare) / workers);
  const ratios = (others: readonly number[], work: number) =>
    median(single.map((seconds, round) => (work * seconds) / (others[round] ?? NaN)));
  return {
    preset,
    batch,
    cores: cpus().length,
    gain: ratios(pair, 1),
    copiesGain: ratios(copies, 2),
    serialShare,
    computedGain: { 4: gainOf(4), 8: gainOf(8) },
    eventLoopDelayMs,
  };
}

/** How late timers come on this thread, as on a page's, while every core trains elsewhere. */
async function delayBesideTraining(preset: string, batch: number, steps: number) {
  const engines = await Promise.all(cpus().map(() => engineThread(preset, batch)));
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  for (let step = 0; step < steps; step++) {
    await Promise.all(engines.map((engine) => engine.step()));
  }
  delays.disable();
  for (const engine of engines) {
    engine.end();
  }
  return { p50: delays.percentile(50) / 1e6, p99: delays.percentile(99) / 1e6 };
}

/** An engine of its own in another thread. */
async function engineThread(preset: string, batch: number) {
  const worker = new Worker(
    await threadCode(`
      import { parentPort } from 'node:worker_threads';
      import { noisyImages } from './test/fixtures/noisyImages';
      import { benchTraining } from './test/bench/benchTraining';
      import { wasmDevice } from './webview/engine/backends/wasm/wasmDevice';
      import { presetConfig } from './webview/engine/graph/unetConfig';
      void wasmDevice({ variant: '${variant}' }).then((device) => {
        const engine = device.createEngine(presetConfig('${preset}', 16), benchTraining(${batch}), noisyImages(16));
        parentPort.on('message', () => void engine.train(1).then(() => parentPort.postMessage('done')));
        parentPort.postMessage('ready');
      });`),
    { eval: true },
  );
  await once(worker, 'message');
  return {
    step: async () => {
      worker.postMessage('step');
      await once(worker, 'message');
    },
    end: () => void worker.terminate(),
  };
}

/** Seconds of the work of one step that is not divided. */
async function serialSeconds(parameters: number, shards: number, rounds: number): Promise<number> {
  const memory = new LinearMemory(await compileKernels(variant));
  const vector = () => {
    const made = allocateVector(memory, parameters);
    memory.floats(made.pointer, parameters).fill(1e-3);
    return made;
  };
  const [weights, ema, moment, square, gradient, sum] = [
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
  ];
  const [times = []] = await inTurn(rounds, [
    () => {
      for (let shard = 0; shard < shards; shard++) {
        memory.kernels.addShare(gradient.pointer, endOf(gradient), 1 / shards, sum.pointer);
      }
      const clip = 1 / Math.max(1, Math.sqrt(memory.kernels.sumOfSquares(sum.pointer, endOf(sum))));
      memory.kernels.adam(
        weights.pointer,
        endOf(weights),
        ema.pointer,
        moment.pointer,
        square.pointer,
        sum.pointer,
        clip,
        0.1,
        0.001,
        1e-4,
        1,
        1e-8,
        1e-4,
      );
      memory.floats(weights.pointer, parameters).slice();
      return Promise.resolve();
    },
  ]);
  return median(times);
}
