import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { isNoise } from '../../vocabulary/roles';
import type { Verdict } from '../../worlds/compare';
import { readLetters } from '../../worlds/letters';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';
import { findWrongSide } from '../chains/wrongSide';

/** A step of Euler and Maruyama whose noise grows with the step of time as its drift does (Kloeden and Platen, 10.2). */
export function findNoiseOfWrongOrder(chain: CheckedChain, { mender }: Asked): Finding | undefined {
  const { state } = readLetters(chain.sides.map(({ expression }) => expression));
  const left = chain.sides[0]!.expression;
  if (left.kind !== 'quantity' || left.letter !== state || !/Δ/.test(left.sub)) {
    return undefined;
  }
  return findWrongSide(chain, mender, {
    judge: (side) => judgeStep(side, state),
    message: () => l10n.t('The noise of a step grows with the root of the step of time, not with the step.'),
  });
}

function judgeStep(side: Expression, state: string): Verdict {
  const terms = side.kind === 'sum' ? side.terms : [];
  const factors = terms.map((term) => (term.kind === 'product' ? term.factors : [term]));
  const holdsNoise = (each: readonly Expression[]) =>
    each.some((part) => part.kind === 'quantity' && isNoise(part, state));
  const noises = factors.filter(holdsNoise);
  const drifts = factors.filter((each) => !holdsNoise(each) && stepsIn(each) === 1);
  const [noise] = noises;
  if (noises.length !== 1 || !noise || drifts.length === 0) {
    return 'unknown';
  }
  const order = stepsIn(noise);
  return order === 0.5 ? 'right' : order === 1 ? 'wrong' : 'unknown';
}

/** With which power Δt stands among factors. */
function stepsIn(factors: readonly Expression[]): number {
  return factors.reduce((total, part, index) => {
    if (part.kind === 'power') {
      const inner = part.base.kind === 'product' ? part.base.factors : [part.base];
      return total + exponentOf(part.exponent) * stepsIn(inner);
    }
    const next = factors[index + 1];
    return (
      total +
      (isLetter(part, 'Δ') && next && isLetter(next.kind === 'power' ? next.base : next, 't')
        ? orderOfTime(next)
        : 0)
    );
  }, 0);
}

const orderOfTime = (time: Expression): number => (time.kind === 'power' ? exponentOf(time.exponent) : 1);

const isLetter = (part: Expression, letter: string): boolean =>
  part.kind === 'quantity' && part.letter === letter && part.sub === '';

function exponentOf(exponent: Expression): number {
  if (exponent.kind === 'number') {
    return exponent.value;
  }
  if (exponent.kind === 'power' && exponent.base.kind === 'number' && exponent.exponent.kind === 'number') {
    return exponent.base.value ** exponent.exponent.value;
  }
  return NaN;
}
