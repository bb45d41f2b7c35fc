import type { Equation } from '../../formulas/equation';
import type { Expression, Quantity } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import type { Conditional } from '../../formulas/shape';
import * as shape from '../../formulas/shape';
import { isSameStep, readStep, start } from '../../vocabulary/step';

/**
 * Of q(·|·) = N(·; ·, ·), and of x ∼ N(·, ·) where the mean tells what x depends on, the density that it is of;
 * undefined for anything else.
 */
export function readKernel({ left, right, relation }: Equation): Conditional | undefined {
  const normal = shape.readNormal(right);
  if (!normal || !shape.mentions(right, isScheduledOrMoment)) {
    return undefined;
  }
  return (
    shape.readConditional(left) ??
    (relation === 'distributed' ? impliedConditional(left, normal.mean) : undefined)
  );
}

/** The posterior may be written by its moments, whose schedule is hidden in them. */
const isScheduledOrMoment = (quantity: Quantity): boolean =>
  shape.isScheduled(quantity) || /^[μσΣ]$/.test(quantity.letter);

/** In x_t ∼ N(√α_t x_{t−1}, …) the states in the mean are what is given. */
function impliedConditional(left: Expression, mean: Expression): Conditional | undefined {
  const state = shape.readState(left);
  if (!state || !shape.mentions(mean, shape.isScheduled)) {
    return undefined;
  }
  const given = quantities(mean)
    .map((each) => (each.letter === state.letter && each.accent === '' ? readStep(each.sub) : undefined))
    .filter((each) => each !== undefined);
  return { letter: state.letter, target: state.step, given };
}

/** Step 0: the data. */
export const isStart = (step: Conditional['target']): boolean => isSameStep(step, start);
