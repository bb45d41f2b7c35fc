import type { ImageOperation, Source } from '../protocol/imageOperation';
import { closedForm, diffuse } from '../../../src/diffusion/forwardProcess';
import type { SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import { createSchedule, type ScheduleConfig } from '../../../src/diffusion/schedule';
import type { InitialSample, KnownRegion } from '../contract/engine';
import { streamAt } from '../../../src/diffusion/random/streamAt';

/** The least ᾱ_t from which a denoised image is still recognisably the image that was noised. */
const keptSignal = 0.85;

/**
 * The t to which images are noised unless the user says otherwise: the largest that leaves them recognisable, as
 * test/device/media/reconstruction.test.ts measures with the shipped models.
 */
export function recognisableTime(config: ScheduleConfig): number {
  const { alphaBar, T } = createSchedule(config);
  const beyond = alphaBar.findIndex((value) => value < keptSignal);
  return beyond < 0 ? T : Math.max(1, beyond - 1);
}

/** How many images of which size are drawn, from which seed. */
export interface SampleShape {
  readonly count: number;
  readonly seed: number;
  readonly imageSize: number;
}

/** How an engine's sampling begins and what it keeps, for an operation. */
export function beginOperation(
  operation: ImageOperation | undefined,
  plan: SamplerPlan,
  schedule: ScheduleConfig,
  sample: SampleShape,
): { readonly initial?: InitialSample; readonly known?: KnownRegion } {
  switch (operation?.kind) {
    case undefined:
      return {};
    case 'fromImage':
      return { initial: { image: operation.image, position: positionAt(plan, operation.t) } };
    case 'inpaint':
      return { known: { image: operation.image, mask: operation.mask } };
    case 'interpolate':
      return { initial: mixture(operation, plan, schedule, sample) };
  }
}

/** The paper's t at which an operation on images begins; undefined for one that begins with noise. */
export function timeOf(operation: ImageOperation | undefined): number | undefined {
  if (operation?.kind === 'fromImage') {
    return operation.t;
  }
  if (operation?.kind !== 'interpolate') {
    return undefined;
  }
  const { from, to, t } = operation;
  // Noise is all that a seed gives, so its mixture begins where there is nothing else.
  return 'seed' in from || 'seed' in to ? undefined : t;
}

/** The first step of a plan whose t is not above the given one. */
export function positionAt(plan: SamplerPlan, t: number): number {
  const position = plan.findIndex((step) => step.t <= t);
  return position < 0 ? plan.length - 1 : position;
}

function mixture(
  operation: Extract<ImageOperation, { kind: 'interpolate' }>,
  plan: SamplerPlan,
  schedule: ScheduleConfig,
  { count, seed, imageSize: size }: SampleShape,
): InitialSample {
  const { from, to, path } = operation;
  const begins = timeOf(operation);
  const position = begins === undefined ? 0 : positionAt(plan, begins);
  const level = plan[position]?.marginal ?? closedForm(createSchedule(schedule), schedule.T);
  const encode = (source: Source, which: number): Float32Array => {
    if ('seed' in source) {
      return streamAt(source.seed, 'sample', 0).normal(size);
    }
    // The noise is the same for all λ, so that only the mixture changes.
    const noise = streamAt(seed, 'sample', which).normal(size);
    return diffuse(level, source.image, noise);
  };
  const [a, b] = [encode(from, 0), encode(to, 1)];
  const x = new Float32Array(count * size);
  for (let n = 0; n < count; n++) {
    const [weightA, weightB] = weights(path, a, b, count === 1 ? 0.5 : n / (count - 1));
    for (let i = 0; i < size; i++) {
      x[n * size + i] = weightA * (a[i] ?? 0) + weightB * (b[i] ?? 0);
    }
  }
  return { position, x };
}

/** Of the two ends at λ: (1 − λ, λ), or along the great circle between them, which keeps the length of noise. */
function weights(
  path: 'linear' | 'spherical',
  a: Float32Array,
  b: Float32Array,
  lambda: number,
): [number, number] {
  const linear: [number, number] = [1 - lambda, lambda];
  if (path === 'linear') {
    return linear;
  }
  const dot = (u: Float32Array, v: Float32Array) => u.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0);
  const angle = Math.acos(Math.max(-1, Math.min(1, dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)))));
  const sine = Math.sin(angle);
  if (sine < 1e-6) {
    return linear;
  }
  return [Math.sin((1 - lambda) * angle) / sine, Math.sin(lambda * angle) / sine];
}
