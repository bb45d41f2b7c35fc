import { convolutionTile, inputGradientTile, type Tile } from '../kernels/convolutionTile';
import {
  convolutionWorkgroup,
  inputGradientWorkgroup,
  type WorkgroupTile,
} from '../kernels/convolutionWorkgroup';
import { map } from '../kernels/map';
import { norm, normGradient, type NormFamily } from '../kernels/norm';
import { weightGradientTile, type WeightTile } from '../kernels/weightGradientTile';
import { weightGradientTiles, weightGradientWorkgroup } from '../kernels/weightGradientWorkgroup';
import type {
  ConvolutionNode,
  FusedNode,
  InputGradientNode,
  NormGradientNode,
  NormNode,
  WeightGradientNode,
} from '../fuse/fusedNode';
import type { Partials } from './partials';
import type { Section } from './section';

/** A kernel of a product: tiles in registers, on any adapter, or in workgroup memory. */
export type ProductKernel =
  | { readonly family: 'register'; readonly tile: Tile }
  | { readonly family: 'workgroup'; readonly tile: WorkgroupTile };

/** A kernel of a weight's gradient, and how many parts it divides the batch into. */
export type WeightKernel =
  | { readonly family: 'register'; readonly tile: WeightTile; readonly splits: number }
  | { readonly family: 'workgroup'; readonly splits: number };

/** Which kernels a plan is made of. */
export interface KernelChoice {
  norm(node: NormNode | NormGradientNode, batch: number): NormFamily;
  product(node: ConvolutionNode | InputGradientNode, batch: number): ProductKernel;
  weightGradient(node: WeightGradientNode, batch: number): WeightKernel;
}

/** The sections of a node, in the order in which they run. */
export function lower(node: FusedNode, batch: number, choice: KernelChoice, partials: Partials): Section[] {
  switch (node.op) {
    case 'convolution':
    case 'inputGradient':
      return [lowerProduct(node, batch, choice.product(node, batch))];
    case 'weightGradient':
      return [lowerWeightGradient(node, batch, choice.weightGradient(node, batch), partials)];
    case 'norm':
    case 'normGradient':
      return [lowerNorm(node, batch, choice.norm(node, batch), partials)];
    case 'map':
      return [map(node, batch)];
    case 'kernels':
      return [...node.sections(batch, partials)];
  }
}

export function lowerProduct(
  node: ConvolutionNode | InputGradientNode,
  batch: number,
  kernel: ProductKernel,
): Section {
  if (node.op === 'convolution') {
    return kernel.family === 'register'
      ? convolutionTile(node, batch, kernel.tile)
      : convolutionWorkgroup(node, batch, kernel.tile);
  }
  return kernel.family === 'register'
    ? inputGradientTile(node, batch, kernel.tile)
    : inputGradientWorkgroup(node, batch, kernel.tile);
}

export function lowerWeightGradient(
  node: WeightGradientNode,
  batch: number,
  kernel: WeightKernel,
  partials: Partials,
): Section {
  return kernel.family === 'register'
    ? weightGradientTile(node, batch, kernel.tile, kernel.splits, partials)
    : weightGradientWorkgroup(node, batch, kernel.splits, partials);
}

export function lowerNorm(
  node: NormNode | NormGradientNode,
  batch: number,
  family: NormFamily,
  partials: Partials,
): Section {
  return node.op === 'norm' ? norm(node, batch, family) : normGradient(node, batch, family, partials);
}

const maxSplits = 8;

/** Into how many parts the batch is split: more where a layer has few weights, never less than a row. */
export function splitsFor(node: WeightGradientNode, batch: number, units: number, wanted: number): number {
  return Math.max(1, Math.min(Math.ceil(wanted / units), maxSplits, batch * node.dy.height));
}

/** Invocations that one part of a weight's gradient takes with tiles in registers. */
export function registerUnits({ x, dy, window }: WeightGradientNode, tile: WeightTile): number {
  return window.kernel ** 2 * Math.ceil(x.channels / tile.inputs) * Math.ceil(dy.channels / tile.outputs);
}

export { weightGradientTiles };
