import { setFlagsFromString } from 'node:v8';
import { cpus } from 'node:os';
import type { DataSet } from '../../src/datasets/dataSet';
import { wasmDevice } from '../../webview/engine/backends/wasm/wasmDevice';
import { presetConfig } from '../../webview/engine/graph/unetConfig';
import { helperThreads } from '../fixtures/helperThreads';
import { benchTraining, type MeasuredOn } from './benchTraining';
import { inTurn, median } from './cpuSpeed';
import { pythonWithTorch, TorchTrainer } from './peers/torchTrainer';

export interface TorchSpeed extends MeasuredOn {
  /** How many times as many steps a second as PyTorch's our kernels make, both on one thread. */
  readonly plain: number;
  readonly relaxed: number;
  /** The same with a thread for every core, beside PyTorch's with one or as many, whichever is faster. */
  readonly everyCore: number;
  readonly cores: number;
  readonly torchSeconds: number;
  readonly build: string;
}

/** Losses of the first steps on the same batches may differ by so much. */
const tolerance = 1e-3;
const comparedSteps = 3;

/**
 * Our own kernels beside PyTorch on the same network: medians of the ratios of rounds, in turn. Null where no Python
 * has PyTorch.
 * @throws {Error} when PyTorch's losses are others.
 */
export async function measureTorch(
  data: DataSet,
  { preset = 'ref', batch = 32, rounds = 7 }: Partial<MeasuredOn> & { readonly rounds?: number } = {},
): Promise<TorchSpeed | null> {
  const python = await pythonWithTorch();
  if (python === undefined) {
    return null;
  }
  // Node 20 has it behind a flag, Chromium without.
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  const config = presetConfig(preset, data.side);
  const training = benchTraining(batch);
  const helpers = await helperThreads();
  const cores = cpus().length;
  const threads = Array.from({ length: cores - 1 }, () => () => helpers.start());
  const devices = await Promise.all([
    wasmDevice({ variant: 'plain' }),
    wasmDevice({ variant: 'relaxed' }),
    wasmDevice({ variant: 'relaxed', threads }),
  ]);
  const engines = devices.map((device) => device.createEngine(config, training, data));
  const torch = await TorchTrainer.open(python, config, training, data);
  try {
    const losses = (await engines[0]?.train(comparedSteps)) ?? [];
    for (const [step, loss] of losses.entries()) {
      const theirs = await torch.stepOf(step);
      if (!(Math.abs(theirs / loss - 1) <= tolerance)) {
        throw new Error(`PyTorch's loss of step ${step + 1} is ${theirs}, ours ${loss}.`);
      }
    }
    const times = await inTurn(rounds, [
      ...engines.map((engine) => async () => void (await engine.train(1))),
      () => torch.step(1),
      () => torch.step(cores),
    ]);
    const [plain = [], relaxed = [], everyCore = [], one = [], many = []] = times;
    const best = median(many) < median(one) ? many : one;
    const ratio = (theirs: readonly number[], ours: readonly number[]) =>
      median(theirs.map((seconds, round) => seconds / (ours[round] ?? NaN)));
    return {
      preset,
      batch,
      plain: ratio(one, plain),
      relaxed: ratio(one, relaxed),
      everyCore: ratio(best, everyCore),
      cores,
      torchSeconds: median(one),
      build: torch.build,
    };
  } finally {
    torch.end();
    for (const [i, device] of devices.entries()) {
      engines[i]?.dispose();
      device.dispose();
    }
  }
}
