import { RandomStream } from '../../../../../src/diffusion/random/randomStream';
import { relativeError } from '../../shared/relativeError';
import { bufferUsage, type Gpu } from '../gpu';
import { CompiledPlan, type PipelineCache } from '../plan/compiledPlan';
import { Partials } from '../plan/partials';
import type { Section } from '../plan/section';
import { Tensor } from '../plan/tensor';
import { stepBytes } from '../step';

/** Where kernels are tried. */
export interface TrialDevice {
  readonly gpu: Gpu;
  readonly cache: PipelineCache;
}

/** Makes a kernel. */
export type Lower = (partials: Partials) => Section;

/** A kernel's time is the shorter of two submissions of so many runs. */
export const runs = 8;

/** Milliseconds of `runs` runs of a kernel. */
export function timeOf(
  device: TrialDevice,
  lower: Lower,
  batch: number,
  weights: GPUBuffer,
): Promise<number> {
  return tried(device, lower, batch, weights, async ({ plan }) => {
    let ms = Infinity;
    // The first submission is the warm-up.
    for (let submission = 0; submission < 3; submission++) {
      const started = performance.now();
      submit(device.gpu, plan, runs);
      await device.gpu.device.queue.onSubmittedWorkDone();
      if (submission > 0) {
        ms = Math.min(ms, performance.now() - started);
      }
    }
    return ms;
  });
}

/**
 * How far two kernels' results lie apart on the same random numbers: max |a − b| / max |b|, the largest of what they
 * write; NaN where either is.
 * @param floats of the weights' buffer
 */
export async function differenceOf(
  device: TrialDevice,
  kernel: Lower,
  reference: Lower,
  batch: number,
  floats: number,
): Promise<number> {
  const { gpu } = device;
  const usage = bufferUsage.STORAGE | bufferUsage.COPY_DST;
  const weights = await gpu.createBuffers((create) => create('weights for tuning', floats * 4, usage));
  try {
    gpu.write(weights, noise(floats, 0));
    const results = (lower: Lower) =>
      tried(device, lower, batch, weights, async ({ plan, section, partials }) => {
        const resources = Object.values(section.accesses);
        resources.forEach(({ resource, write }, i) => {
          if (!write && resource instanceof Tensor) {
            const buffer = plan.buffer(resource);
            gpu.write(buffer, noise(buffer.size / 4, i + 1));
          }
        });
        submit(gpu, plan, 1);
        const written = resources.filter(({ write }) => write).map(({ resource }) => resource);
        return Promise.all(
          written.map((resource) => gpu.read(resource instanceof Tensor ? plan.buffer(resource) : partials)),
        );
      });
    const [found, wanted] = [await results(kernel), await results(reference)];
    return Math.max(...wanted.map((values, i) => relativeError(found[i] ?? [], values)));
  } finally {
    gpu.destroyBuffer(weights);
  }
}

interface Trial {
  readonly plan: CompiledPlan;
  readonly section: Section;
  readonly partials: GPUBuffer;
}

/** A plan of one kernel while something is done with it. */
async function tried<Result>(
  { gpu, cache }: TrialDevice,
  lower: Lower,
  batch: number,
  weights: GPUBuffer,
  use: (trial: Trial) => Promise<Result>,
): Promise<Result> {
  const sums = new Partials();
  const section = lower(sums);
  const { partials, step } = await gpu.createBuffers((create) => ({
    partials: create('partials for tuning', sums.size * 4, bufferUsage.STORAGE | bufferUsage.COPY_SRC),
    step: create('step for tuning', stepBytes, bufferUsage.UNIFORM),
  }));
  let plan: CompiledPlan | undefined;
  try {
    plan = await CompiledPlan.compile(gpu, cache, [section], batch, { weights, partials }, { step });
    return await use({ plan, section, partials });
  } finally {
    plan?.dispose();
    gpu.destroyBuffer(partials);
    gpu.destroyBuffer(step);
  }
}

function submit(gpu: Gpu, plan: CompiledPlan, times: number): void {
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  for (let run = 0; run < times; run++) {
    plan.encode(pass);
  }
  pass.end();
  gpu.submit(encoder);
}

/** Numbers from −1 to 1, random but repeated: there may be millions. */
function noise(length: number, seed: number): Float32Array<ArrayBuffer> {
  const period = new RandomStream(seed, 0).uniform(Math.min(length, 4099));
  return Float32Array.from({ length }, (_, i) => 2 * (period[i % period.length] ?? 0) - 1);
}
