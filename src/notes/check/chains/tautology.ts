import type { Equation } from '../../formulas/equation';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { keyOf } from '../../worlds/letters';

/** A quantity of the schedule, or a multiple of it, that its other side holds as well. */
export const isTautology = ({ left, right }: Pick<Equation, 'left' | 'right'>): boolean => {
  const [only, ...others] = isMultiple(left) ? quantities(left) : [];
  return (
    only !== undefined &&
    others.length === 0 &&
    /^[αβ]$/.test(only.letter) &&
    quantities(right).some((each) => keyOf(each) === keyOf(only))
  );
};

const isMultiple = (left: Expression): boolean =>
  left.kind === 'quantity' ||
  (left.kind === 'product' && left.factors.every(({ kind }) => kind === 'number' || kind === 'quantity'));
