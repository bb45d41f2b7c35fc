import { linearGroups } from '../../plan/parameterArena';
import type { Claim, LinearGroup } from '../claims';
import { is, type FusionGraph, type NodeOf } from '../fusionGraph';

/** Linear layers of one input become one product, and so do their adjoints. */
export function* claimLinearGroups(graph: FusionGraph): Iterable<Claim> {
  for (const names of linearGroups(graph.network)) {
    const weights = new Set(names.map(({ weight }) => weight));
    const members = graph.nodes.filter(
      (node): node is NodeOf<'linear'> => is(node, 'linear') && weights.has(node.operation.weight),
    );
    const [first, ...others] = members;
    if (!first) {
      continue;
    }
    const { weight, bias } = first.operation;
    const features = members.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
    const group = { members, weight, bias, features };
    yield { owner: first, takes: others, work: { group }, closed: true };
    yield* adjoints(graph, group);
  }
}

function* adjoints(graph: FusionGraph, group: LinearGroup): Iterable<Claim> {
  const byParameters = group.members.flatMap(({ operation: { weight, bias } }) =>
    [graph.gradientBy(weight), graph.gradientBy(bias)].filter((node) => node !== undefined),
  );
  const [byWeight] = byParameters;
  if (!byWeight) {
    return;
  }
  const others = byParameters.filter((node) => node !== byWeight);
  yield { owner: byWeight, takes: others, work: { group }, after: others, closed: true };
  const byInput = group.members.flatMap(({ operation }) => graph.inputGradientOf(operation.weight) ?? []);
  const last = byInput.at(-1);
  // In the graph the sum may precede the last gradient by a weight, whose kernel gathers dy: it runs after that.
  if (last) {
    yield { owner: last, takes: byInput.slice(0, -1), work: { group }, after: [byWeight] };
  }
}
