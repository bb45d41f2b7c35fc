import type { ConvolutionNode, InputGradientNode, WeightGradientNode } from '../fuse/fusedNode';
import type { NormFamily } from '../kernels/norm';
import {
  registerUnits,
  splitsFor,
  weightGradientTiles,
  type KernelChoice,
  type ProductKernel,
  type WeightKernel,
} from '../plan/lower';
import { halfPrecision, subgroups, type Features } from './variants';

type ProductNode = ConvolutionNode | InputGradientNode;

const registerTile = { pixels: 4, channels: 8 } as const;
const registerWeightTile = { inputs: 4, outputs: 8 } as const;

/** Invocations that a weight's gradient should have at least: enough for a CPU's cores, or for a GPU's. */
const wantedInvocations = { software: 256, hardware: 8192 };
const wantedWorkgroups = 256;

/** Kernels without barriers, of sizes that a software adapter survives. */
export const softwareChoice: KernelChoice = {
  norm: () => 'serial',
  product: () => ({ family: 'register', tile: registerTile }),
  weightGradient: (node, batch) => registerWeight(node, batch, wantedInvocations.software),
};

/**
 * Kernels for a GPU that was not measured: workgroup memory where there are enough tiles to fill
 * them and enough channels to share, registers for the rest.
 */
export const hardwareChoice: KernelChoice = {
  norm: () => 'cooperative',
  product: (node, batch) => {
    const out = outputOf(node);
    const large = out.channels >= 32 && batch * out.pixels >= 512;
    return large
      ? { family: 'workgroup', tile: { pixels: 32, channels: 32 } }
      : { family: 'register', tile: registerTile };
  },
  weightGradient: (node, batch) =>
    node.x.channels >= 16 && node.dy.channels >= 16
      ? workgroupWeight(node, batch)
      : registerWeight(node, batch, wantedInvocations.hardware),
};

/** Kernels that do the same, by the names under which measurements are kept. */
export type Candidates<Kernel> = ReadonlyMap<string, Kernel>;

/** What the tuner tries for a normalisation or its gradient. */
export function normCandidates(features: Features): Candidates<NormFamily> {
  const candidates: [string, NormFamily][] = [['workgroup', 'cooperative']];
  if (features.has(subgroups.feature)) {
    candidates.push([subgroups.name, 'subgroups']);
  }
  return new Map(candidates);
}

/** What the tuner tries for a product. */
export function productCandidates(node: ProductNode, features: Features): Candidates<ProductKernel> {
  const { channels } = outputOf(node);
  const candidates: [string, ProductKernel][] = [
    ['register 4×8', { family: 'register', tile: registerTile }],
    ['register 2×4', { family: 'register', tile: { pixels: 2, channels: 4 } }],
    ['workgroup 32×32', { family: 'workgroup', tile: { pixels: 32, channels: 32 } }],
  ];
  if (channels >= 64) {
    candidates.push(['workgroup 64×64', { family: 'workgroup', tile: { pixels: 64, channels: 64 } }]);
  }
  // Gradients are small: many would be none in f16.
  if (node.op === 'convolution' && features.has(halfPrecision.feature)) {
    const tile = { pixels: 32, channels: 32, operands: 'f16' } as const;
    candidates.push([halfPrecision.name, { family: 'workgroup', tile }]);
  }
  return new Map(candidates);
}

/** What the tuner tries for a weight's gradient. */
export function weightCandidates(node: WeightGradientNode, batch: number): Candidates<WeightKernel> {
  return new Map([
    ['register 4×8', registerWeight(node, batch, wantedInvocations.hardware)],
    ['workgroup', workgroupWeight(node, batch)],
  ]);
}

function registerWeight(node: WeightGradientNode, batch: number, invocations: number): WeightKernel {
  const splits = splitsFor(node, batch, registerUnits(node, registerWeightTile), invocations);
  return { family: 'register', tile: registerWeightTile, splits };
}

function workgroupWeight(node: WeightGradientNode, batch: number): WeightKernel {
  return { family: 'workgroup', splits: splitsFor(node, batch, weightGradientTiles(node), wantedWorkgroups) };
}

/** The tensor whose shape a product's result has. */
export function outputOf(node: ProductNode) {
  const out = node.op === 'convolution' ? (node.out ?? node.activated) : node.out;
  if (!out) {
    throw new Error('A convolution has no result.');
  }
  return out;
}
