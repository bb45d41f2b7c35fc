import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import type { Provenance } from '../../../src/protocol/provenance';

/** What a picture of the tiny network on digits was made by. */
export function madeByRun(step: number): Provenance {
  return {
    network: { kind: 'run', step, seed: 3, preset: 'tiny', weights: 'ema' },
    dataSet: 'digits16',
    schedule: defaultPlaygroundState.schedule,
    loss: 'epsilon',
    engine: 'onnx-wasm',
    mode: 'generate',
    sampler: 'ddim',
    steps: 50,
    seed: 7,
    count: 3,
    eta: 0,
  };
}
