import type { TrainingNode } from '../../../../graph/trainingGraph';
import type { Claim, ClaimsSoFar, Work } from '../claims';
import { is, type FusionGraph, type NodeOf } from '../fusionGraph';

/** An epilogue binds a buffer for each addend, and there are eight buffers in all. */
const maxAddends = 2;

/** A tree of additions becomes the work of the last product or normalisation that it sums. */
export function* claimSums(graph: FusionGraph, claims: ClaimsSoFar): Iterable<Claim> {
  for (const root of graph.nodes) {
    if (!is(root, 'add') || claims.isTaken(root)) {
      continue;
    }
    const [use] = graph.usesOf(root.id);
    if (graph.usedOnce(root.id) && is(use, 'add')) {
      continue;
    }
    const inner: TrainingNode[] = [];
    const leaves = leavesOf(graph, root, inner).filter((leaf) => !isPartOfGroup(claims, leaf));
    const owner = claimant(graph, claims, leaves);
    if (!owner) {
      continue;
    }
    const own = claims.resultOf(owner);
    const addends = leaves.filter((leaf) => leaf !== own);
    const shortcut = shortcutIn(graph, claims, owner, addends);
    const work: Work = {
      addends: addends.filter((leaf) => leaf !== shortcut).map(({ id }) => id),
      ...(shortcut && { shortcut }),
    };
    yield { owner, takes: [...inner, root, ...(shortcut ? [shortcut] : [])], result: root, work };
  }
}

/** What a tree of additions sums; `inner` gathers its additions but the root. */
function leavesOf(graph: FusionGraph, node: TrainingNode, inner: TrainingNode[]): TrainingNode[] {
  return node.inputs.flatMap((id) => {
    const input = graph.node(id);
    if (!input) {
      throw new Error(`The graph has no node ${id}.`);
    }
    if (!is(input, 'add') || !graph.usedOnce(id)) {
      return [input];
    }
    inner.push(input);
    return leavesOf(graph, input, inner);
  });
}

/** The gradients by the input of grouped linear layers are one: that of the group's last member. */
function isPartOfGroup(claims: ClaimsSoFar, leaf: TrainingNode): boolean {
  return is(leaf, 'linearInputGradient') && claims.isTaken(leaf) && !claims.ownerOf(leaf);
}

function claimant(
  graph: FusionGraph,
  claims: ClaimsSoFar,
  leaves: readonly TrainingNode[],
): TrainingNode | undefined {
  const able = leaves.filter(
    (leaf) => graph.usedOnce(leaf.id) && leaves.indexOf(leaf) === leaves.lastIndexOf(leaf),
  );
  const group = able.find((leaf) => is(leaf, 'linearInputGradient') && claims.workOf(leaf).group);
  if (group) {
    return group;
  }
  if (leaves.length > maxAddends + 1) {
    return undefined;
  }
  // The 1×1 shortcut comes last in the graph, but is itself fused into the main path's convolution.
  const lastFirst = able.toSorted((a, b) => Number(isShortcut(a)) - Number(isShortcut(b)) || b.id - a.id);
  return lastFirst
    .map((leaf) => claims.ownerOf(leaf))
    .find((owner) => owner && (claims.workOf(owner).addends ?? []).length === 0);
}

function isShortcut(node: TrainingNode): node is NodeOf<'conv2d'> {
  return is(node, 'conv2d') && node.operation.kernel === 1 && node.operation.stride === 1;
}

/** A residual block's 1×1 shortcut is summed in the same loop as its last convolution. */
function shortcutIn(
  graph: FusionGraph,
  claims: ClaimsSoFar,
  owner: TrainingNode,
  addends: readonly TrainingNode[],
): NodeOf<'conv2d'> | undefined {
  if (!is(owner, 'conv2d')) {
    return undefined;
  }
  return addends
    .filter(isShortcut)
    .find(
      (node) =>
        graph.usedOnce(node.id) && claims.ownerOf(node) === node && !is(graph.inputOf(node), 'upsample'),
    );
}
