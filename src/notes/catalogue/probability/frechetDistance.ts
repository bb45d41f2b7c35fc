import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import { frechetDistance as paper } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import { RoleValues } from '../../worlds/roleValues';
import { formula } from '../formula';

/** ‖μ_1 − μ_2‖² + tr(Σ_1 + Σ_2 − 2(Σ_1 Σ_2)^{1/2}) */
export const frechetDistance = formula({
  id: 'frechet-distance',
  name: () => l10n.t('Fréchet distance of Gaussians'),
  source: { paper, place: 'equation', number: '6' },
  run: { title: () => l10n.t('IS, FID and NLL'), shows: { figure: 'quality' } },
  isOfOtherProcess: true,
  recognises: (facts) => readDistance(facts.right) !== undefined,
  judge: judgeDistance,
});

interface Distance {
  readonly means: readonly Quantity[];
  readonly covariances: readonly Quantity[];
}

/** The two means in a squared norm, and the two covariances in a trace beside it. */
function readDistance(right: Expression): Distance | undefined {
  const terms = right.kind === 'sum' ? right.terms : [];
  const norm = terms.find((term) => term.kind === 'power' && term.base.kind === 'norm');
  const traces = terms.filter((term) => isTrace(term));
  const means = distinct(norm ? [norm] : []);
  const covariances = distinct(traces);
  return norm && traces.length > 0 && means.length === 2 && covariances.length === 2
    ? { means, covariances }
    : undefined;
}

/** A trace, also with a factor. */
const isTrace = (term: Expression): boolean =>
  (term.kind === 'function' && term.name === 'tr') ||
  (term.kind === 'product' && term.factors.some((factor) => isTrace(factor)));

const distinct = (sides: readonly Expression[]): Quantity[] => [
  ...new Map(sides.flatMap(quantities).map((each) => [keyOf(each), each] as const)).values(),
];

/** In one dimension (μ_1 − μ_2)² + Σ_1 + Σ_2 − 2√(Σ_1 Σ_2). */
function judgeDistance({ right }: Equation): Verdict {
  const distance = readDistance(right);
  if (!distance) {
    return 'unknown';
  }
  const [[a, b], [v, w]] = [distance.means, distance.covariances].map((pair) => pair.map(keyOf)) as [
    [string, string],
    [string, string],
  ];
  return compare(
    (world) =>
      (world.free(a) - world.free(b)) ** 2 +
      world.free(v) +
      world.free(w) -
      2 * Math.sqrt(world.free(v) * world.free(w)),
    (world) => evaluate(right, new RoleValues(world, () => undefined)),
  );
}
