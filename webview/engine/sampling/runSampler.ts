import { diffuse, type GaussianStep } from '../../../src/diffusion/forwardProcess';
import { applyStep, emptyMemory, type PlanMemory } from '../../../src/diffusion/samplers/runPlan';
import type { SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import { classLabels } from './classLabels';
import type { OnSampleStep, PredictOptions, SampleOptions } from '../contract/engine';
import type { ImageConfig } from '../graph/buildNetwork';
import { guidedOutput } from '../../../src/diffusion/guidedOutput';
import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';

/** `Engine.predict`. */
export type Denoise = (
  x: Float32Array,
  t: ArrayLike<number>,
  options: PredictOptions,
) => Promise<Float32Array>;

/** Channels × height × width of one sample. */
export function sampleSize({ in_channels: channels, sample_size: side }: ImageConfig): number {
  return channels * side ** 2;
}

/** Where a sample begins: the position in the plan and x there; draws from `noise` unless x is given. */
export function startOfSample(
  plan: SamplerPlan,
  { count, initial }: SampleOptions,
  imageSize: number,
  noise: SampleNoise,
): { readonly position: number; readonly x: Float32Array } {
  if (!initial) {
    return { position: 0, x: noise.draw() };
  }
  const { position } = initial;
  const first = plan[position];
  if (!first) {
    throw new RangeError(`The sampler has steps 0 to ${plan.length - 1}, so it cannot begin at ${position}.`);
  }
  if ('x' in initial) {
    return { position, x: forEach(count, imageSize, initial.x) };
  }
  const image = forEach(count, imageSize, initial.image);
  return { position, x: diffuse(first.marginal, image, noise.draw()) };
}

/**
 * Executes a sampler's plan with a network on the CPU's side: what `Engine.sample` promises. Resolves to the
 * last x.
 */
export async function runSampler(
  denoise: Denoise,
  config: ImageConfig,
  plan: SamplerPlan,
  options: SampleOptions,
  onStep: OnSampleStep,
): Promise<Float32Array> {
  const { count, seed, known } = options;
  const imageSize = sampleSize(config);
  const predict = guided(denoise, config, options);
  const noise = new SampleNoise(seed, count, imageSize);
  const keep = known && {
    image: forEach(count, imageSize, known.image),
    mask: forEach(count, imageSize, known.mask),
  };
  const start = startOfSample(plan, options, imageSize, noise);
  let { x } = start;
  let memory: PlanMemory = emptyMemory;
  for (const [i, step] of plan.slice(start.position).entries()) {
    const index = start.position + i;
    const input = step.inputScale === 1 ? x : x.map((value) => step.inputScale * value);
    const output = await predict(input, new Float32Array(count).fill(step.t));
    const next = applyStep(step, x, output, step.next.noise === 0 ? null : noise.draw(), memory);
    ({ x, memory } = next);
    if (keep) {
      x = withKnown(x, keep, plan[index + 1]?.marginal ?? { signal: 1, noise: 0 }, noise);
    }
    if (!(await onStep(index, x.slice(), next.x0))) {
      break;
    }
  }
  return x;
}

/** The network's output for the labels, with guidance if asked: two predictions a step, in one batch. */
export function guided(
  denoise: Denoise,
  config: ImageConfig,
  { count, labels, guidanceScale: scale = 1, weights = 'ema' }: SampleOptions,
): (x: Float32Array, t: Float32Array) => Promise<Float32Array> {
  const asked = classLabels(config, count, labels);
  if (config.num_class_embeds === null) {
    if (scale !== 1) {
      throw new RangeError('Guidance needs a network that was trained with classes; leave the scale at 1.');
    }
    return (x, t) => denoise(x, t, { weights });
  }
  if (scale === 1) {
    return (x, t) => denoise(x, t, { weights, labels: asked });
  }
  const both = new Int32Array(2 * count).fill(config.num_class_embeds - 1);
  both.set(asked);
  return async (x, t) => {
    const outputs = await denoise(twice(x), twice(t), { weights, labels: both });
    const half = outputs.length / 2;
    return guidedOutput(outputs.subarray(0, half), outputs.subarray(half), scale);
  };
}

function withKnown(
  x: Float32Array,
  { image, mask }: NonNullable<SampleOptions['known']>,
  level: GaussianStep,
  noise: SampleNoise,
): Float32Array {
  const wanted = level.noise === 0 ? image : diffuse(level, image, noise.draw());
  return x.map((value, i) => value + (mask[i] ?? 0) * ((wanted[i] ?? 0) - value));
}

/**
 * Repeats one image, or mask, for all; leaves one for each.
 * @throws {RangeError} for another number of values.
 */
export function forEach(count: number, imageSize: number, images: Float32Array): Float32Array {
  if (images.length === count * imageSize) {
    return images;
  }
  if (images.length !== imageSize) {
    throw new RangeError(
      `An image or mask takes ${imageSize} numbers, or ${count} × ${imageSize} for one of each sample, but was given ${images.length}.`,
    );
  }
  const result = new Float32Array(count * imageSize);
  for (let i = 0; i < count; i++) {
    result.set(images, i * imageSize);
  }
  return result;
}

function twice(values: Float32Array): Float32Array {
  const result = new Float32Array(2 * values.length);
  result.set(values);
  result.set(values, values.length);
  return result;
}
