import type { Equation } from '../../formulas/equation';
import { type Expression, quantities } from '../../formulas/expression';
import { readStep } from '../../vocabulary/step';

/** A step from t − 1 whose schedule is numbered by t − 1 throughout. */
export function isNumberedByStart({ right }: Equation): boolean {
  const shifts = quantities(right)
    .filter(({ letter }) => /^[αβ]$/.test(letter))
    .map(({ sub }) => readStep(sub)?.shift);
  return shifts.length > 1 && shifts.every((shift) => shift === -1);
}

/** q(x_{t+1} | x_t), whose β many notes number by t. */
export const isShifted = (left: Expression): boolean => {
  const target =
    left.kind === 'apply' ? left.groups[0]?.[0] : left.kind === 'product' ? left.factors[0] : left;
  const step = target?.kind === 'quantity' ? readStep(target.sub) : undefined;
  return step !== undefined && step.base !== '' && step.shift === 1;
};

/** A state or a noise without a factor: noise of another variance, or coefficient 1 on the state, as in VE. */
export const hasBareTerm = (right: Expression): boolean =>
  right.kind === 'sum' &&
  right.terms.some((term) => term.kind === 'quantity' && /^[xXzyεξ]$/.test(term.letter));
