import type { TrainingNode } from '../../../graph/trainingGraph';
import { is, isGradient, type Fusion, type Owner } from './fusion';

/** An epilogue binds a buffer for each addend, and there are eight buffers in all. */
const maxAddends = 2;

/** A product adds a vector to every pixel by the way. */
export function claimTimeEmbeddings(fusion: Fusion): void {
  for (const node of fusion.nodes) {
    if (!is(node, 'addPerChannel')) continue;
    const [x = -1, perChannel = -1] = node.inputs;
    const owner = fusion.usedOnce(x) ? fusion.ownerOf(x) : undefined;
    if (!owner || isGradient(owner.node) || x === perChannel) continue;
    owner.perChannel = perChannel;
    fusion.absorbInto(owner, node);
  }
}

/** The gradient by an upsampled image is summed over its 2×2 pixels at once. */
export function claimUpsampleGradients(fusion: Fusion): void {
  for (const node of fusion.nodes) {
    if (!is(node, 'upsampleGradient')) continue;
    const [dy = -1] = node.inputs;
    const owner = fusion.usedOnce(dy) ? fusion.ownerOf(dy) : undefined;
    if (!owner || !is(owner.node, 'conv2dInputGradient') || owner.node.operation.stride !== 1) continue;
    owner.upsample = true;
    fusion.absorbInto(owner, node);
  }
}

/** A tree of additions becomes the work of the last product or normalisation that it sums. */
export function claimSums(fusion: Fusion): void {
  for (const root of fusion.nodes) {
    if (!is(root, 'add') || fusion.absorbed.has(root.id)) continue;
    const [use] = fusion.usesOf(root.id);
    if (fusion.usedOnce(root.id) && use && is(use, 'add')) continue;
    const inner: TrainingNode[] = [];
    const leaves = leavesOf(fusion, root, inner);
    const gathered = gatherGroup(fusion, leaves);
    const owner = claimant(fusion, gathered);
    if (!owner) continue;
    const before = owner.result;
    for (const { id } of inner) fusion.absorbed.add(id);
    fusion.absorbInto(owner, root);
    owner.addends = gathered.filter((id) => id !== before);
    claimShortcut(fusion, owner);
  }
}

function leavesOf(fusion: Fusion, node: TrainingNode, inner: TrainingNode[]): number[] {
  return node.inputs.flatMap((id) => {
    const input = fusion.byId.get(id);
    if (!input || !is(input, 'add') || !fusion.usedOnce(id)) return [id];
    inner.push(input);
    return leavesOf(fusion, input, inner);
  });
}

/** The gradients by the input of grouped layers are one. */
function gatherGroup(fusion: Fusion, leaves: readonly number[]): number[] {
  return leaves.filter((id) => {
    const node = fusion.byId.get(id);
    return !(node && fusion.absorbed.has(id) && is(node, 'linearInputGradient') && !fusion.owners.has(id));
  });
}

function claimant(fusion: Fusion, leaves: readonly number[]): Owner | undefined {
  const able = leaves.filter((id) => fusion.usedOnce(id) && leaves.indexOf(id) === leaves.lastIndexOf(id));
  const grouped = able.find((id) => {
    const node = fusion.byId.get(id);
    return node && fusion.absorbed.has(id) && is(node, 'linearInputGradient') && fusion.owners.has(id);
  });
  if (grouped !== undefined) return fusion.owners.get(grouped);
  if (leaves.length > maxAddends + 1) return undefined;
  // A shortcut's convolution stands last, but is to be taken in itself.
  const last = able.toSorted(
    (a, b) => Number(isShortcut(fusion, a)) - Number(isShortcut(fusion, b)) || b - a,
  );
  for (const id of last) {
    const owner = fusion.ownerOf(id);
    if (owner && owner.addends.length === 0) return owner;
  }
  return undefined;
}

function isShortcut(fusion: Fusion, id: number): boolean {
  const node = fusion.byId.get(id);
  return (
    node !== undefined && is(node, 'conv2d') && node.operation.kernel === 1 && node.operation.stride === 1
  );
}

/** A residual block's 1×1 shortcut is summed in the same loop as its last convolution. */
function claimShortcut(fusion: Fusion, owner: Owner): void {
  if (!is(owner.node, 'conv2d')) return;
  for (const id of owner.addends) {
    const node = fusion.byId.get(id);
    if (!node || !is(node, 'conv2d') || !isShortcut(fusion, id)) continue;
    const source = fusion.byId.get(node.inputs[0] ?? -1);
    if (!fusion.usedOnce(id) || fusion.owners.has(id) || source?.operation.op === 'upsample') continue;
    owner.shortcut = node;
    owner.addends = owner.addends.filter((each) => each !== id);
    fusion.absorbed.add(id);
    return;
  }
}

/** A product also writes the SiLU of its result. */
export function claimActivations(fusion: Fusion): void {
  for (const node of fusion.nodes) {
    if (!is(node, 'silu')) continue;
    const [x = -1] = node.inputs;
    const owner = fusion.ownerOf(x);
    if (!owner || owner.activated !== null || isGradient(owner.node)) continue;
    owner.activated = node.id;
    fusion.absorbed.add(node.id);
  }
}

/** A gradient by an input is multiplied with SiLU's derivative by the way. */
export function claimSiluGradients(fusion: Fusion): void {
  for (const node of fusion.nodes) {
    if (!is(node, 'siluGradient') || fusion.absorbed.has(node.id)) continue;
    const [at = -1, dy = -1] = node.inputs;
    const owner = fusion.usedOnce(dy) ? fusion.ownerOf(dy) : undefined;
    if (!owner || !isGradient(owner.node) || is(owner.node, 'groupNormInputGradient')) continue;
    owner.siluGradientAt = at;
    fusion.absorbInto(owner, node);
  }
}

/** Convolutions read an upsampled image from the small one. */
export function claimUpsampling(fusion: Fusion): void {
  for (const node of fusion.nodes) {
    if (!is(node, 'upsample') || node.id === fusion.alias(fusion.network.output)) continue;
    const suits = (use: TrainingNode) =>
      (is(use, 'conv2d') || (is(use, 'conv2dWeightGradient') && use.inputs[1] !== node.id)) &&
      use.inputs[0] === node.id;
    if (!fusion.usesOf(node.id).every(suits)) continue;
    fusion.upsampled.add(node.id);
    fusion.absorbed.add(node.id);
  }
}

/** A normalisation's adjoint sums its result over the pixels by the way. */
export function claimPixelSums(fusion: Fusion): void {
  for (const node of fusion.nodes) {
    if (!is(node, 'sumPixels')) continue;
    const owner = fusion.owners.get(node.inputs[0] ?? -1);
    if (!owner || !is(owner.node, 'groupNormInputGradient') || owner.addends.length > 0) continue;
    if (fusion.pixelSums.has(owner)) continue;
    fusion.pixelSums.set(owner, node);
    fusion.absorbed.add(node.id);
  }
}
