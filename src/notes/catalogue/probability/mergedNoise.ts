import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import type { EquationFacts } from '../../formulas/equationFacts';
import { evaluate } from '../../formulas/evaluate';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import { heads } from '../../formulas/shape';
import { prml } from '../../glossary/papers';
import { isNoise } from '../../vocabulary/roles';
import { type Verdict, compare } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import { RoleValues } from '../../worlds/roleValues';
import type { World } from '../../worlds/world';
import { formula } from '../formula';

/** a ε_1 + b ε_2 = √(a² + b²) ε, in distribution */
export const mergedNoise = formula({
  id: 'merged-noise',
  name: () => l10n.t('Two noises merged into one'),
  source: { paper: prml, place: 'equation', number: '2.115' },
  run: {
    title: () => l10n.t('two noises become one'),
    shows: { figure: 'forward', state: { mode: 'merge' } },
  },
  isOfOtherProcess: true,
  recognises: isMerged,
  judge: judgeMerged,
  definesLetter: true,
});

/** Two scaled noises, which are one scaled noise or have a letter of their own. */
function isMerged({ left, right }: EquationFacts): boolean {
  if (noisesOf(left)?.length === 2) {
    return noisesOf(right)?.length === 1;
  }
  const isLetter = left.kind === 'quantity' && left.sub === '' && left.accent === '';
  return isLetter && right.kind === 'sum' && right.terms.every(isPlain) && noisesOf(right)?.length === 2;
}

/** Scaled by letters and numbers alone. */
const isPlain = (term: Expression): boolean =>
  term.kind === 'product' && term.factors.every(({ kind }) => /^(?:quantity|number|power)$/.test(kind));

/** The noises of scaled noises alone, each different; undefined where a term is anything else. */
function noisesOf(side: Expression): readonly Quantity[] | undefined {
  const terms = side.kind === 'sum' ? side.terms : [side];
  const noises = terms.map((term) => {
    const inTerm = quantities(term).filter(isStandardNormal);
    return inTerm.length === 1 && heads(term).includes(inTerm[0]!) && term.kind === 'product'
      ? inTerm[0]
      : undefined;
  });
  const names = new Set(noises.map((each) => each && keyOf(each)));
  return noises.every((each) => each !== undefined) && names.size === noises.length ? noises : undefined;
}

const isStandardNormal = (each: Quantity): boolean => isNoise(each, 'x');

/** The squares of the factors add up; with a letter alone on the left there is nothing to compare. */
function judgeMerged({ left, right }: Equation): Verdict {
  const [two, one] = [noisesOf(left), noisesOf(right)];
  if (two?.length !== 2 || one?.length !== 1) {
    return 'unknown';
  }
  const factorOf = (side: Expression, noise: Quantity, world: World) => {
    const role = (each: Quantity) =>
      keyOf(each) === keyOf(noise) ? 'this noise' : isStandardNormal(each) ? 'other noise' : undefined;
    return evaluate(side, new RoleValues(world, role, { 'this noise': 1, 'other noise': 0 }));
  };
  const square = (value: number | undefined) => (value === undefined ? undefined : value ** 2);
  return compare(
    (world) => {
      const [a, b] = two.map((noise) => square(factorOf(left, noise, world)));
      return a === undefined || b === undefined ? undefined : a + b;
    },
    (world) => square(factorOf(right, one[0]!, world)),
  );
}
