import type { TrainingNode } from '../../../../graph/trainingGraph';
import type { Claim, NormTail } from '../claims';
import { is, type FusionGraph, type NodeOf } from '../fusionGraph';

/** A normalisation takes in SiLU and dropout, and one kernel makes all its gradients. */
export function* claimNorms(graph: FusionGraph): Iterable<Claim> {
  for (const norm of graph.nodes) {
    if (!is(norm, 'groupNorm')) {
      continue;
    }
    const tail = tailOf(graph, norm);
    const takes = [tail.silu, tail.dropout].filter((node) => node !== null);
    yield { owner: norm, takes, work: { tail } };
    const byWeight = graph.gradientBy(norm.operation.weight);
    if (byWeight) {
      yield adjoint(graph, norm, tail, byWeight);
    }
  }
}

/** The SiLU and dropout behind a normalisation, where nothing else needs what lies between. */
function tailOf(graph: FusionGraph, norm: NodeOf<'groupNorm'>): NormTail {
  const none = { silu: null, dropout: null };
  const uses = graph.usesOf(norm.id);
  const silu = uses.find((use) => is(use, 'silu'));
  const needsNorm = (use: TrainingNode) =>
    use !== silu && !(is(use, 'siluGradient') && use.inputs[0] === norm.id);
  if (!silu || uses.some(needsNorm) || graph.output === norm.id) {
    return none;
  }
  const [dropout] = graph.usesOf(silu.id);
  return { silu, dropout: is(dropout, 'dropout') && graph.usedOnce(silu.id) ? dropout : null };
}

function adjoint(
  graph: FusionGraph,
  norm: NodeOf<'groupNorm'>,
  { silu, dropout }: NormTail,
  byWeight: TrainingNode,
): Claim {
  const { weight, bias } = norm.operation;
  const takes: TrainingNode[] = [];
  let dy = graph.inputOf(byWeight, 1);
  const through = (op: 'siluGradient' | 'dropoutGradient', index: number) => {
    if (!is(dy, op)) {
      throw new Error(`The adjoint of ${weight} has an unknown form.`);
    }
    takes.push(dy);
    dy = graph.inputOf(dy, index);
  };
  if (silu) {
    through('siluGradient', 1);
  }
  if (dropout) {
    through('dropoutGradient', 0);
  }
  const byBias = graph.gradientBy(bias);
  if (!byBias || !dy) {
    throw new Error(`The adjoint of ${weight} has an unknown form.`);
  }
  const byInput = graph.inputGradientOf(weight);
  const byParameters = byInput ? [byWeight, byBias] : [byBias];
  return {
    owner: byInput ?? byWeight,
    takes: [...takes, ...byParameters],
    work: { normGradient: { norm, dy: dy.id } },
    after: byParameters,
  };
}
