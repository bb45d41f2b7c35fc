import type { Equation } from '../../formulas/equation';
import { quantities } from '../../formulas/expression';
import { keyOf } from '../../worlds/letters';

/** A quantity of the schedule that its other side holds as well. */
export const isTautology = ({ left, right }: Pick<Equation, 'left' | 'right'>): boolean => {
  const key = left.kind === 'quantity' ? keyOf(left) : undefined;
  return (
    key !== undefined &&
    /^[αβ]$/.test(quantities(left)[0]!.letter) &&
    quantities(right).some((each) => keyOf(each) === key)
  );
};
