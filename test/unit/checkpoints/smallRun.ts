import { writeCheckpointFile } from '../../../src/checkpoints/checkpointFile';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import type { Tensor } from '../../../src/safetensors';

interface Facts {
  readonly id?: string;
  readonly step?: number;
  readonly seed?: number;
  /** What all weights are. */
  readonly value?: number;
}

/** A checkpoint of a network of a few weights, which nothing can go on with. */
export function smallRun({ id, step = 1, seed = 1, value = step }: Facts): Uint8Array<ArrayBuffer> {
  const { schedule, train } = defaultPlaygroundState;
  const floats = (data: Float32Array): Tensor => ({ dtype: 'F32', shape: [data.length], data });
  return writeCheckpointFile({
    tensors: new Map<string, Tensor>([
      ['weights.w', floats(new Float32Array(40).fill(value))],
      ['ema.w', floats(new Float32Array(40).fill(1 / 3))],
      ['loss_curve.step', { dtype: 'I32', shape: [1], data: Int32Array.of(step) }],
      ['loss_curve.loss', floats(Float32Array.of(0.5))],
    ]),
    run: { step, seed, generator: 'philox4x32-10', schedule, train, elapsedSeconds: step / 10 },
    ...(id === undefined ? {} : { id }),
    others: {},
  });
}
