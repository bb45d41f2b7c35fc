import { CompiledPlan } from './compiledPlan';
import type { ConvolutionNode, FusedNode, InputGradientNode, WeightGradientNode } from './fusedNode';
import { bufferUsage } from './gpu';
import { hardwareChoice, outputOf, productCandidates, weightCandidates } from './kernelChoice';
import {
  lowerProduct,
  lowerWeightGradient,
  type KernelChoice,
  type ProductKernel,
  type WeightKernel,
} from './lower';
import { Partials } from './partials';
import type { WebgpuContext } from './webgpuContext';

type ProductNode = ConvolutionNode | InputGradientNode;
type TunedNode = ProductNode | WeightGradientNode;

/** The fastest kernels that were measured on one adapter, by shape. */
export interface TuningTable {
  readonly products: Map<string, ProductKernel>;
  readonly weights: Map<string, WeightKernel>;
}

/** By the adapter's name: what was measured outlives devices. */
const tables = new Map<string, TuningTable>();

export function tuningTable(adapter: string): TuningTable {
  const table = tables.get(adapter) ?? { products: new Map(), weights: new Map() };
  tables.set(adapter, table);
  return table;
}

/** What was measured, where it was, and else what a GPU probably likes. */
export function tunedChoice(table: TuningTable): KernelChoice {
  return {
    norm: hardwareChoice.norm,
    product: (node, batch) => table.products.get(shapeOf(node, batch)) ?? hardwareChoice.product(node, batch),
    weightGradient: (node, batch) =>
      table.weights.get(shapeOf(node, batch)) ?? hardwareChoice.weightGradient(node, batch),
  };
}

/** Longer than this no user waits for a run to begin. */
const budgetMs = 2500;
/** A candidate's time is the shorter of two submissions of so many runs. */
const runs = 8;

/**
 * Times the kernels that could do each product of a network on this adapter, the costliest first, and notes the
 * fastest. Shapes that were measured before are left out; ends early when the time is up or `signal` says so.
 */
export async function tune(
  context: WebgpuContext,
  table: TuningTable,
  nodes: readonly FusedNode[],
  batch: number,
  weights: GPUBuffer,
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now();
  const shapes = new Map<string, TunedNode>();
  for (const node of nodes) {
    if (node.op !== 'convolution' && node.op !== 'inputGradient' && node.op !== 'weightGradient') continue;
    const shape = shapeOf(node, batch);
    if (!table.products.has(shape) && !table.weights.has(shape)) shapes.set(shape, node);
  }
  const costliest = [...shapes].sort(([, a], [, b]) => costOf(b) - costOf(a));
  for (const [shape, node] of costliest) {
    if (signal.aborted || performance.now() - started > budgetMs) return;
    if (node.op === 'weightGradient') {
      const fastest = await fastestOf(
        context,
        weightCandidates(node, batch),
        batch,
        weights,
        (kernel, partials) => lowerWeightGradient(node, batch, kernel, partials),
      );
      table.weights.set(shape, fastest);
    } else {
      const fastest = await fastestOf(context, productCandidates(node), batch, weights, (kernel) =>
        lowerProduct(node, batch, kernel),
      );
      table.products.set(shape, fastest);
    }
  }
}

async function fastestOf<Kernel extends object>(
  context: WebgpuContext,
  candidates: readonly Kernel[],
  batch: number,
  weights: GPUBuffer,
  lower: (kernel: Kernel, partials: Partials) => Parameters<typeof CompiledPlan.compile>[2][number],
): Promise<Kernel> {
  const [first] = candidates;
  if (first === undefined) throw new Error('There is no kernel to choose from.');
  let fastest = { kernel: first, ms: Infinity };
  for (const kernel of candidates) {
    const ms = await timeOf(context, (partials) => lower(kernel, partials), batch, weights);
    if (ms < fastest.ms) fastest = { kernel, ms };
  }
  return fastest.kernel;
}

async function timeOf(
  { gpu, cache }: WebgpuContext,
  lower: (partials: Partials) => Parameters<typeof CompiledPlan.compile>[2][number],
  batch: number,
  weights: GPUBuffer,
): Promise<number> {
  const sums = new Partials();
  const section = lower(sums);
  const partials = gpu.createBuffer('partials for tuning', sums.size * 4, bufferUsage.STORAGE);
  const plan = await CompiledPlan.compile(gpu, cache, [section], batch, { weights, partials });
  let ms = Infinity;
  try {
    // The first submission is the warm-up.
    for (let submission = 0; submission < 3; submission++) {
      const started = performance.now();
      const encoder = gpu.device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      for (let run = 0; run < runs; run++) plan.encode(pass);
      pass.end();
      gpu.submit(encoder);
      await gpu.device.queue.onSubmittedWorkDone();
      if (submission > 0) ms = Math.min(ms, performance.now() - started);
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
