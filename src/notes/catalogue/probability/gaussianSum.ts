import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import type { EquationFacts } from '../../formulas/equationFacts';
import { evaluate } from '../../formulas/evaluate';
import type { Expression } from '../../formulas/expression';
import { readNormal } from '../../formulas/shape';
import { prml } from '../../glossary/papers';
import { type Verdict, compare, ofAll } from '../../worlds/compare';
import { RoleValues } from '../../worlds/roleValues';
import type { World } from '../../worlds/world';
import { formula } from '../formula';

/** N(μ_1, σ_1²) + N(μ_2, σ_2²) = N(μ_1 + μ_2, σ_1² + σ_2²) */
export const gaussianSum = formula({
  id: 'gaussian-sum',
  name: () => l10n.t('Sum of independent Gaussians'),
  source: { paper: prml, place: 'equation', number: '2.115' },
  run: {
    title: () => l10n.t('two noises become one'),
    shows: { figure: 'forward', state: { mode: 'merge' } },
  },
  isOfOtherProcess: true,
  recognises: isSumOfNormals,
  judge: judgeMoments,
});

/** A sum of normal distributions, or of capital letters that is drawn from one. */
function isSumOfNormals({ left, right, relation }: EquationFacts): boolean {
  if (left.kind !== 'sum' || !readNormal(right)) {
    return false;
  }
  const isVariable = (term: Expression) => term.kind === 'quantity' && /^[U-Z]$/.test(term.letter);
  return (
    left.terms.every((term) => readNormal(term) !== undefined) ||
    (relation === 'distributed' && left.terms.length === 2 && left.terms.every(isVariable))
  );
}

/** Means add up, and so do variances. */
function judgeMoments({ left, right }: Equation): Verdict {
  const sum = readNormal(right);
  const normals = left.kind === 'sum' ? left.terms.map(readNormal) : [];
  if (!sum || normals.includes(undefined)) {
    return 'unknown';
  }
  const values = (world: World) => new RoleValues(world, () => undefined);
  const totalOf = (moment: 'mean' | 'variance', world: World) =>
    normals.reduce<number | undefined>((total, normal) => {
      const value = evaluate(normal![moment], values(world));
      return total === undefined || value === undefined ? undefined : total + value;
    }, 0);
  return ofAll(
    (['mean', 'variance'] as const).map((moment) =>
      compare(
        (world) => totalOf(moment, world),
        (world) => evaluate(sum[moment], values(world)),
      ),
    ),
  );
}
