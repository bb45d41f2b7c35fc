import { streamAt } from '../../../../src/diffusion/random/streamAt';

/** What varies from training step to training step. */
export interface StepNumbers {
  readonly seed: number;
  /** 0 for the first. */
  readonly step: number;
  /** Where its loss goes. */
  readonly slot: number;
  readonly stepSize: number;
  readonly unbias: number;
  readonly emaDecay: number;
  /** 0 for no limit. */
  readonly maxGradientNorm: number;
}

/** Bytes of the uniform: all that is written for a step. */
export const stepBytes = 32;

/** The uniform `Step` of shader.ts. */
export function encodeStep(numbers: StepNumbers): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(stepBytes / 4);
  const floats = new Float32Array(words.buffer);
  const { seed, step, slot, stepSize, unbias, emaDecay, maxGradientNorm } = numbers;
  // Every stream of a step is entered at the same block.
  const block = streamAt(seed, 'noise', step).position / 4;
  words.set([block >>> 0, Math.floor(block / 2 ** 32), seed, slot]);
  floats.set([stepSize, unbias, emaDecay, Number.isFinite(maxGradientNorm) ? maxGradientNorm : 0], 4);
  return words;
}
