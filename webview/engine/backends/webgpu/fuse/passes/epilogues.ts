import type { TrainingNode } from '../../../../graph/trainingGraph';
import type { Claim, ClaimsSoFar } from '../claims';
import { is, isInputGradient, type FusionGraph } from '../fusionGraph';

/** The owner of a value that one node alone needs. */
function onlyFor(graph: FusionGraph, claims: ClaimsSoFar, value: TrainingNode | undefined) {
  return value && graph.usedOnce(value.id) ? claims.ownerOf(value) : undefined;
}

/** A product adds a vector to every pixel before it writes its result. */
export function* claimPerChannel(graph: FusionGraph, claims: ClaimsSoFar): Iterable<Claim> {
  for (const node of graph.nodes) {
    if (!is(node, 'addPerChannel')) {
      continue;
    }
    const [x, perChannel = -1] = node.inputs;
    const owner = onlyFor(graph, claims, graph.node(x));
    if (!owner || isInputGradient(owner) || x === perChannel) {
      continue;
    }
    yield { owner, takes: [node], result: node, work: { perChannel } };
  }
}

/** A convolution's gradient by an upsampled image is summed over its 2×2 pixels before it is written. */
export function* claimUpsampleGradients(graph: FusionGraph, claims: ClaimsSoFar): Iterable<Claim> {
  for (const node of graph.nodes) {
    if (!is(node, 'upsampleGradient')) {
      continue;
    }
    const owner = onlyFor(graph, claims, graph.inputOf(node));
    if (!is(owner, 'conv2dInputGradient') || owner.operation.stride !== 1) {
      continue;
    }
    yield { owner, takes: [node], result: node, work: { sumsUpsampled: true } };
  }
}

/** A product also writes the SiLU of its result. */
export function* claimActivations(graph: FusionGraph, claims: ClaimsSoFar): Iterable<Claim> {
  for (const node of graph.nodes) {
    if (!is(node, 'silu')) {
      continue;
    }
    const owner = claims.ownerOf(graph.inputOf(node));
    if (!owner || claims.workOf(owner).activated || isInputGradient(owner)) {
      continue;
    }
    yield { owner, takes: [node], work: { activated: node } };
  }
}

/** A product that is a gradient by an input multiplies it with SiLU's derivative. */
export function* claimSiluGradients(graph: FusionGraph, claims: ClaimsSoFar): Iterable<Claim> {
  for (const node of graph.nodes) {
    if (!is(node, 'siluGradient') || claims.isTaken(node)) {
      continue;
    }
    const [siluGradientAt = -1] = node.inputs;
    const owner = onlyFor(graph, claims, graph.inputOf(node, 1));
    if (!isInputGradient(owner) || is(owner, 'groupNormInputGradient')) {
      continue;
    }
    yield { owner, takes: [node], result: node, work: { siluGradientAt } };
  }
}

/** Convolutions, and their gradients by weights, read an upsampled image from the small one. */
export function* claimUpsampling(graph: FusionGraph): Iterable<Claim> {
  for (const node of graph.nodes) {
    if (!is(node, 'upsample') || node.id === graph.output) {
      continue;
    }
    const readsSmall = (use: TrainingNode) =>
      (is(use, 'conv2d') || (is(use, 'conv2dWeightGradient') && use.inputs[1] !== node.id)) &&
      use.inputs[0] === node.id;
    if (graph.usesOf(node.id).every(readsSmall)) {
      yield { owner: null, takes: [node] };
    }
  }
}

/** A normalisation's adjoint also writes the sums of its result over the pixels. */
export function* claimPixelSums(graph: FusionGraph, claims: ClaimsSoFar): Iterable<Claim> {
  for (const node of graph.nodes) {
    if (!is(node, 'sumPixels')) {
      continue;
    }
    const owner = claims.ownerOf(graph.inputOf(node));
    if (!is(owner, 'groupNormInputGradient')) {
      continue;
    }
    const { addends = [], pixelSums } = claims.workOf(owner);
    if (addends.length === 0 && !pixelSums) {
      yield { owner, takes: [node], work: { pixelSums: node } };
    }
  }
}
