import type {
  ConvolutionNode,
  FusedNode,
  InputGradientNode,
  NormGradientNode,
  NormNode,
  WeightGradientNode,
} from '../fuse/fusedNode';
import { lowerNorm, lowerProduct, lowerWeightGradient, type KernelChoice } from '../plan/lower';
import {
  hardwareChoice,
  normCandidates,
  outputOf,
  productCandidates,
  weightCandidates,
  type Candidates,
} from './kernelChoice';
import { differenceOf, timeOf, type Lower, type TrialDevice } from './kernelTrial';
import type { TuningTable } from './tuningCache';
import { variantOf, type Features } from './variants';

type ProductNode = ConvolutionNode | InputGradientNode;
type GroupNode = NormNode | NormGradientNode;
export type TunedNode = ProductNode | WeightGradientNode | GroupNode;

/** The fastest measured kernels, and `hardwareChoice` where nothing was measured. */
export function tunedChoice(table: TuningTable, features: Features): KernelChoice {
  const measured = <Kernel>(candidates: Candidates<Kernel>, node: TunedNode, batch: number) =>
    candidates.get(table.get(shapeOf(node, batch)) ?? '');
  return {
    norm: (node, batch) =>
      measured(normCandidates(features), node, batch) ?? hardwareChoice.norm(node, batch),
    product: (node, batch) =>
      measured(productCandidates(node, features), node, batch) ?? hardwareChoice.product(node, batch),
    weightGradient: (node, batch) =>
      measured(weightCandidates(node, batch), node, batch) ?? hardwareChoice.weightGradient(node, batch),
  };
}

/** Measuring may delay a run's beginning by so much. */
const budgetMs = 2500;

/**
 * Times the kernels that could do each product of a network on this adapter, the costliest first, and notes the
 * fastest of those that agree. Shapes that were measured before are left out; ends early when the time is up or
 * `signal` says so.
 * @returns whether anything was measured
 */
export async function tune(
  device: TrialDevice,
  table: TuningTable,
  nodes: readonly FusedNode[],
  batch: number,
  weights: GPUBuffer,
  signal: AbortSignal,
): Promise<boolean> {
  const started = performance.now();
  let measured = false;
  for (const [shape, candidates] of tunedShapes(nodes, batch, device.gpu.device.features)) {
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

/** Each shape that there is a choice of kernels for, with what makes them by their names; the costliest first. */
export function tunedShapes(
  nodes: readonly FusedNode[],
  batch: number,
  features: Features,
): [string, ReadonlyMap<string, Lower>][] {
  const shapes = new Map<string, TunedNode>();
  for (const node of nodes) {
    if (node.op !== 'map' && node.op !== 'kernels') {
      shapes.set(shapeOf(node, batch), node);
    }
  }
  return [...shapes]
    .sort(([, a], [, b]) => costOf(b) - costOf(a))
    .map(([shape, node]): [string, Map<string, Lower>] => [shape, kernelsOf(node, batch, features)])
    .filter(([, { size }]) => size > 1);
}

function kernelsOf(node: TunedNode, batch: number, features: Features): Map<string, Lower> {
  const lowered = <Kernel>(
    candidates: Candidates<Kernel>,
    lower: (kernel: Kernel, partials: Parameters<Lower>[0]) => ReturnType<Lower>,
  ) =>
    new Map(
      [...candidates].map(([name, kernel]): [string, Lower] => [name, (partials) => lower(kernel, partials)]),
    );
  switch (node.op) {
    case 'weightGradient':
      return lowered(weightCandidates(node, batch), (kernel, partials) =>
        lowerWeightGradient(node, batch, kernel, partials),
      );
    case 'norm':
    case 'normGradient':
      return lowered(normCandidates(features), (family, partials) =>
        lowerNorm(node, batch, family, partials),
      );
    case 'convolution':
    case 'inputGradient':
      return lowered(productCandidates(node, features), (kernel) => lowerProduct(node, batch, kernel));
  }
}

/**
 * The name of the fastest candidate, or of the fastest that agrees with the first where a candidate is a variant;
 * undefined when `signal` ends the measuring before all were timed.
 */
async function fastestOf(
  device: TrialDevice,
  candidates: ReadonlyMap<string, Lower>,
  batch: number,
  weights: GPUBuffer,
  signal: AbortSignal,
): Promise<string | undefined> {
  const [reference] = candidates.values();
  let fastest = { name: '', ms: Infinity };
  for (const [name, lower] of candidates) {
    if (signal.aborted) {
      return undefined;
    }
    const variant = variantOf(name);
    const agrees = async () =>
      !variant ||
      (reference !== undefined &&
        (await differenceOf(device, lower, reference, batch, weights.size / 4)) <= variant.tolerance);
    try {
      const ms = await timeOf(device, lower, batch, weights);
      if (ms < fastest.ms && (await agrees())) {
        fastest = { name, ms };
      }
    } catch (error) {
      // What a driver does not compile, no network needs.
      if (!variant || !(error instanceof Error && error.name === 'GPUPipelineError')) {
        throw error;
      }
    }
  }
  return fastest.name;
}

/** What a kernel's speed depends on, as a key. */
function shapeOf(node: TunedNode, batch: number): string {
  const extents = (...tensors: readonly { channels: number; height: number; width: number }[]) =>
    tensors.map(({ channels, height, width }) => `${channels}x${height}x${width}`);
  if (node.op === 'norm' || node.op === 'normGradient') {
    const { op, groups, silu, dropout, x } = node;
    const passes = op === 'normGradient' && !node.out ? 'first' : 'all';
    return [op, batch, groups, silu, dropout !== null, passes, ...extents(x)].join(' ');
  }
  const { op, window, upsample } = node;
  const input = op === 'inputGradient' ? node.dy : node.x;
  const output = op === 'weightGradient' ? node.dy : outputOf(node);
  const shortcut = op === 'convolution' ? (node.shortcut?.x.channels ?? 0) : 0;
  const { kernel, stride } = window;
  return [op, batch, kernel, stride, upsample, shortcut, ...extents(input, output)].join(' ');
}

/** Multiplications of a product; of a normalisation about as many as its passes over memory are worth. */
function costOf(node: TunedNode): number {
  if (node.op === 'norm' || node.op === 'normGradient') {
    return 10 * node.x.size;
  }
  const [input, output] =
    node.op === 'weightGradient'
      ? [node.x, node.dy]
      : node.op === 'inputGradient'
        ? [node.out, node.dy]
        : [node.x, outputOf(node)];
  return node.window.kernel ** 2 * input.channels * output.size;
}
