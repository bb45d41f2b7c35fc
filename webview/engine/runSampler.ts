import { applyStep } from '../../src/diffusion/samplers/runPlan';
import type { SamplerPlan } from '../../src/diffusion/samplers/samplerPlan';
import { streamAt } from './randomStreams';

/** ε_θ(x, t) of a batch: NCHW flattened, the paper's t per image. */
export type Denoise = (x: Float32Array, t: Int32Array) => Promise<Float32Array>;

export interface SampleShape {
  readonly count: number;
  /** Channels × height × width. */
  readonly imageSize: number;
}

/**
 * Executes a sampler's plan from x_T ~ N(0, I). Each image draws x_T and all later noise from its own random
 * stream, so image i of a seed is the same however many are sampled with it. After each step `onStep` gets
 * copies of x_{t−1} and x̂_0; returning false stops early. Resolves to the last x.
 */
export async function runSampler(
  denoise: Denoise,
  plan: SamplerPlan,
  { count, imageSize }: SampleShape,
  seed: number,
  onStep: (index: number, x: Float32Array, x0: Float32Array) => boolean | Promise<boolean>,
): Promise<Float32Array> {
  const streams = Array.from({ length: count }, (_, image) => streamAt(seed, 'sample', image));
  const drawNoise = () => {
    const noise = new Float32Array(count * imageSize);
    streams.forEach((stream, image) => noise.set(stream.normal(imageSize), image * imageSize));
    return noise;
  };
  let x: Float32Array = drawNoise();
  for (const [index, step] of plan.entries()) {
    const eps = await denoise(x, new Int32Array(count).fill(step.t));
    const next = applyStep(step, x, eps, step.noise === 0 ? null : drawNoise());
    x = next.x;
    if (!(await onStep(index, x.slice(), next.x0))) break;
  }
  return x;
}
