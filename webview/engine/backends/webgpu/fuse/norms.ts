import type { TrainingNode } from '../../../graph/trainingGraph';
import { Tensor } from '../tensor';
import { is, type Fusion, type NodeOf, type Owner } from './fusion';

export function claimNorms(fusion: Fusion): void {
  for (const node of fusion.nodes) {
    if (!is(node, 'groupNorm')) continue;
    fusion.absorbed.add(node.id);
    const { silu, dropout } = normTail(fusion, node);
    const last = dropout ?? silu ?? node;
    if (silu) fusion.absorbed.add(silu.id);
    if (dropout) fusion.absorbed.add(dropout.id);
    fusion.emitAt(node.id, () => emitNorm(fusion, node, silu !== null, dropout, last));
    claimNormGradient(fusion, node, silu !== null, dropout);
  }
}

/** The SiLU and dropout behind a normalisation, where nothing else needs what lies between. */
function normTail(
  fusion: Fusion,
  norm: TrainingNode,
): { silu: TrainingNode | null; dropout: NodeOf<'dropout'> | null } {
  const uses = fusion.usesOf(norm.id);
  const silu = uses.find((use) => is(use, 'silu')) ?? null;
  const others = uses.filter(
    (use) => use !== silu && !(is(use, 'siluGradient') && use.inputs[0] === norm.id),
  );
  if (!silu || others.length > 0 || fusion.alias(fusion.network.output) === norm.id)
    return { silu: null, dropout: null };
  const after = fusion.usesOf(silu.id);
  const [dropout] = after;
  const drops = after.length === 1 && dropout && is(dropout, 'dropout') && fusion.usedOnce(silu.id);
  return { silu, dropout: drops ? dropout : null };
}

function claimNormGradient(
  fusion: Fusion,
  norm: NodeOf<'groupNorm'>,
  silu: boolean,
  dropout: NodeOf<'dropout'> | null,
): void {
  const { operation } = norm;
  const weightGradient = fusion.gradientNode.get(operation.weight);
  const biasGradient = fusion.gradientNode.get(operation.bias);
  if (!weightGradient || !biasGradient) return;
  let dy = weightGradient.inputs[1] ?? -1;
  for (const wanted of [...(silu ? ['siluGradient'] : []), ...(dropout ? ['dropoutGradient'] : [])]) {
    const node = fusion.byId.get(dy);
    if (node?.operation.op !== wanted)
      throw new Error(`The adjoint of ${operation.weight} has an unknown form.`);
    fusion.absorbed.add(dy);
    dy = node.inputs[wanted === 'siluGradient' ? 1 : 0] ?? -1;
  }
  fusion.absorbed.add(weightGradient.id).add(biasGradient.id);
  const input = fusion.inputGradients.get(operation.weight);
  const owner = input && (fusion.owners.get(input.id) ?? fusion.own(input));
  if (input) fusion.absorbed.add(input.id);
  const at = Math.max(weightGradient.id, biasGradient.id, owner?.result ?? 0);
  fusion.emitAt(at, () => emitNormGradient(fusion, norm, silu, dropout, dy, owner));
}

function emitNorm(
  fusion: Fusion,
  node: NodeOf<'groupNorm'>,
  silu: boolean,
  dropout: NodeOf<'dropout'> | null,
  last: TrainingNode,
): void {
  const { operation } = node;
  const statistics = new Tensor(`statistics of ${operation.weight}`, 2 * operation.groups, 1, 1);
  fusion.statistics.set(node.id, statistics);
  fusion.emit({
    op: 'norm',
    ...normFacts(fusion, node, silu, dropout),
    eps: operation.eps,
    out: fusion.create(last, operation.weight),
  });
}

function normFacts(
  fusion: Fusion,
  node: NodeOf<'groupNorm'>,
  silu: boolean,
  dropout: NodeOf<'dropout'> | null,
) {
  const { operation } = node;
  const statistics = fusion.statistics.get(node.id);
  if (!statistics) throw new Error('A normalisation comes after its adjoint.');
  return {
    x: fusion.tensor(node.inputs[0]),
    weight: fusion.arena.matrix(operation.weight),
    bias: fusion.arena.matrix(operation.bias),
    groups: operation.groups,
    silu,
    dropout: dropout && fusion.dropoutOf(dropout.id, dropout.operation.rate),
    statistics,
  };
}

function emitNormGradient(
  fusion: Fusion,
  norm: NodeOf<'groupNorm'>,
  silu: boolean,
  dropout: NodeOf<'dropout'> | null,
  dy: number,
  owner: Owner | undefined,
): void {
  const result = owner && fusion.byId.get(owner.result);
  const sums = owner && fusion.pixelSums.get(owner);
  fusion.emit({
    op: 'normGradient',
    ...normFacts(fusion, norm, silu, dropout),
    dy: fusion.tensor(dy),
    addends: owner?.addends.map((id) => fusion.tensor(id)) ?? [],
    out: result ? fusion.create(result, `d ${norm.operation.weight}`) : null,
    sums: sums ? fusion.create(sums) : null,
  });
}
