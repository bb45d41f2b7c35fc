import { attention, attentionGradient } from './kernels/attention';
import { convolutionTile, inputGradientTile, type Tile } from './kernels/convolutionTile';
import { embedding, map } from './kernels/map';
import { norm, normGradient, type NormFamily } from './kernels/norm';
import { loss } from './kernels/optimiser';
import { embeddingGradient, weightGradientTile, type WeightTile } from './kernels/weightGradientTile';
import type { FusedNode, WeightGradientNode } from './fusedNode';
import type { Partials } from './partials';
import type { Section } from './section';

/** Which kernels a plan is made of. */
export interface KernelChoice {
  readonly tile: Tile;
  readonly weightTile: WeightTile;
  readonly norm: NormFamily;
  /** Invocations that a weight gradient should have at least, by splitting the batch. */
  readonly weightInvocations: number;
}

/** The sections of a node, in the order in which they run. */
export function lower(node: FusedNode, batch: number, choice: KernelChoice, partials: Partials): Section[] {
  switch (node.op) {
    case 'convolution':
      return [convolutionTile(node, batch, choice.tile)];
    case 'inputGradient':
      return [inputGradientTile(node, batch, choice.tile)];
    case 'weightGradient':
      return [weightGradientTile(node, batch, choice.weightTile, splitsFor(node, batch, choice), partials)];
    case 'norm':
      return [norm(node, batch, choice.norm)];
    case 'normGradient':
      return [normGradient(node, batch, choice.norm, partials)];
    case 'attention':
      return attention(node, batch);
    case 'attentionGradient':
      return attentionGradient(node, batch);
    case 'map':
      return [map(node, batch)];
    case 'embedding':
      return [embedding(node, batch)];
    case 'embeddingGradient':
      return [embeddingGradient(node, batch, partials)];
    case 'loss':
      return [loss(node, batch)];
  }
}

const maxSplits = 8;

/** Into how many parts the batch's rows are split: more where a layer has few weights, never less than a row. */
function splitsFor(
  node: WeightGradientNode,
  batch: number,
  { weightTile, weightInvocations }: KernelChoice,
): number {
  const { x, dy, window } = node;
  const units =
    window.kernel ** 2 *
    Math.ceil(x.channels / weightTile.inputs) *
    Math.ceil(dy.channels / weightTile.outputs);
  return Math.max(1, Math.min(Math.ceil(weightInvocations / units), maxSplits, batch * dy.height));
}
