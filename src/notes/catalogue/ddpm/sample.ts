import type { Equation } from '../../formulas/equation';
import type { Quantity } from '../../formulas/expression';
import type { Conditional } from '../../formulas/shape';
import * as shape from '../../formulas/shape';
import { readStep } from '../../vocabulary/step';
import { mayBeNoise } from '../../vocabulary/roles';

/** The steps of a sample: x_to is drawn from x_from. */
export interface Sample {
  readonly to: Conditional['target'];
  readonly from: Conditional['target'];
}

/** Reads x_s = a x_r + b ε with coefficients from the schedule. */
export function readSample({ left, right }: Equation): Sample | undefined {
  const state = shape.readState(left);
  if (!state || !shape.mentions(right, shape.isScheduled)) {
    return undefined;
  }
  const isVariable = (each: Quantity) => each.letter === state.letter || mayBeNoise(each, state.letter);
  const terms = shape.expand(right, isVariable);
  if (terms.length !== 2) {
    return undefined;
  }
  if (shape.mentions(right, shape.isPredictedNoise)) {
    return undefined;
  }
  const noisy = terms.find((term) => shape.heads(term).some((head) => mayBeNoise(head, state.letter)));
  const other = terms.find((term) => term !== noisy);
  if (!noisy || !other) {
    return undefined;
  }
  const from = shape
    .heads(other)
    .filter((head) => head.letter === state.letter && head.accent === '')
    .map((head) => readStep(head.sub));
  return from.length === 1 && from[0] ? { to: state.step, from: from[0] } : undefined;
}
