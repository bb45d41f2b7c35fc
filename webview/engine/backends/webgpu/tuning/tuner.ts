import { CompiledPlan, type PipelineCache } from '../plan/compiledPlan';
import type { ConvolutionNode, FusedNode, InputGradientNode, WeightGradientNode } from '../fuse/fusedNode';
import { bufferUsage, type Gpu } from '../gpu';
import {
  hardwareChoice,
  outputOf,
  productCandidates,
  weightCandidates,
  type Candidates,
} from './kernelChoice';
import { lowerProduct, lowerWeightGradient, type KernelChoice } from '../plan/lower';
import { Partials } from '../plan/partials';
import type { Section } from '../plan/section';
import type { TuningTable } from './tuningCache';

type ProductNode = ConvolutionNode | InputGradientNode;
export type TunedNode = ProductNode | WeightGradientNode;

/** Where kernels are timed. */
export interface TimingDevice {
  readonly gpu: Gpu;
  readonly cache: PipelineCache;
}

/** The fastest measured kernels, and `hardwareChoice` where nothing was measured. */
export function tunedChoice(table: TuningTable): KernelChoice {
  return {
    norm: hardwareChoice.norm,
    product: (node, batch) =>
      named(productCandidates(node), table.get(shapeOf(node, batch))) ?? hardwareChoice.product(node, batch),
    weightGradient: (node, batch) =>
      named(weightCandidates(node, batch), table.get(shapeOf(node, batch))) ??
      hardwareChoice.weightGradient(node, batch),
  };
}

function named<Kernel>(candidates: Candidates<Kernel>, name: string | undefined): Kernel | undefined {
  return name === undefined ? undefined : candidates.get(name);
}

/** Measuring may delay a run's beginning by so much. */
const budgetMs = 2500;
/** A candidate's time is the shorter of two submissions of so many runs. */
export const runs = 8;

/**
 * Times the kernels that could do each product of a network on this adapter, the costliest first, and notes the
 * fastest. Shapes that were measured before are left out; ends early when the time is up or `signal` says so.
 * @returns whether anything was measured
 */
export async function tune(
  device: TimingDevice,
  table: TuningTable,
  nodes: readonly FusedNode[],
  batch: number,
  weights: GPUBuffer,
  signal: AbortSignal,
): Promise<boolean> {
  const started = performance.now();
  let measured = false;
  for (const [shape, node] of tunedShapes(nodes, batch)) {
    const candidates = sectionsOf(node, batch);
    const known = table.get(shape);
    if (known !== undefined && candidates.has(known)) {
      continue;
    }
    if (signal.aborted || performance.now() - started > budgetMs) {
      break;
    }
    const fastest = await fastestOf(device, candidates, batch, weights, signal);
    if (fastest === undefined) {
      break;
    }
    table.set(shape, fastest);
    measured = true;
  }
  return measured;
}

/** A node of each shape that kernels are chosen for, the costliest first. */
export function tunedShapes(nodes: readonly FusedNode[], batch: number): [string, TunedNode][] {
  const shapes = new Map<string, TunedNode>();
  for (const node of nodes) {
    if (node.op === 'convolution' || node.op === 'inputGradient' || node.op === 'weightGradient') {
      shapes.set(shapeOf(node, batch), node);
    }
  }
  return [...shapes].sort(([, a], [, b]) => costOf(b) - costOf(a));
}

type Lower = (partials: Partials) => Section;

/** What each candidate's kernel is made of, by its name. */
export function sectionsOf(node: TunedNode, batch: number): Map<string, Lower> {
  const lowered = new Map<string, Lower>();
  if (node.op === 'weightGradient') {
    for (const [name, kernel] of weightCandidates(node, batch)) {
      lowered.set(name, (partials) => lowerWeightGradient(node, batch, kernel, partials));
    }
  } else {
    for (const [name, kernel] of productCandidates(node)) {
      lowered.set(name, () => lowerProduct(node, batch, kernel));
    }
  }
  return lowered;
}

/** The name of the fastest candidate; undefined when `signal` ends the measuring before all were timed. */
async function fastestOf(
  device: TimingDevice,
  candidates: ReadonlyMap<string, Lower>,
  batch: number,
  weights: GPUBuffer,
  signal: AbortSignal,
): Promise<string | undefined> {
  let fastest = { name: '', ms: Infinity };
  for (const [name, lower] of candidates) {
    if (signal.aborted) {
      return undefined;
    }
    const ms = await timeOf(device, lower, batch, weights);
    if (ms < fastest.ms) {
      fastest = { name, ms };
    }
  }
  return fastest.name;
}

/** Milliseconds of `runs` runs of a kernel. */
export async function timeOf(
  { gpu, cache }: TimingDevice,
  lower: Lower,
  batch: number,
  weights: GPUBuffer,
): Promise<number> {
  const sums = new Partials();
  const section = lower(sums);
  const size = sums.size * 4;
  const partials = await gpu.createBuffers((create) =>
    create('partials for tuning', size, bufferUsage.STORAGE),
  );
  const plan = await CompiledPlan.compile(gpu, cache, [section], batch, { weights, partials }).catch(
    (error: unknown) => {
      gpu.destroyBuffer(partials);
      throw error;
    },
  );
  let ms = Infinity;
  try {
    // The first submission is the warm-up.
    for (let submission = 0; submission < 3; submission++) {
      const started = performance.now();
      const encoder = gpu.device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      for (let run = 0; run < runs; run++) {
        plan.encode(pass);
      }
      pass.end();
      gpu.submit(encoder);
      await gpu.device.queue.onSubmittedWorkDone();
      if (submission > 0) {
        ms = Math.min(ms, performance.now() - started);
      }
    }
  } finally {
    plan.dispose();
    gpu.destroyBuffer(partials);
  }
  return ms;
}

/** What a kernel's speed depends on, as a key. */
function shapeOf(node: TunedNode, batch: number): string {
  const { op, window, upsample } = node;
  const input = op === 'inputGradient' ? node.dy : node.x;
  const output = op === 'weightGradient' ? node.dy : outputOf(node);
  const shortcut = op === 'convolution' ? (node.shortcut?.x.channels ?? 0) : 0;
  const extents = [input, output].map(({ channels, height, width }) => `${channels}x${height}x${width}`);
  return [op, batch, window.kernel, window.stride, upsample, shortcut, ...extents].join(' ');
}

function costOf(node: TunedNode): number {
  const [input, output] =
    node.op === 'weightGradient'
      ? [node.x, node.dy]
      : node.op === 'inputGradient'
        ? [node.out, node.dy]
        : [node.x, outputOf(node)];
  return node.window.kernel ** 2 * input.channels * output.size;
}
