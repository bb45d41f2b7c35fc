import type { Expression, Quantity } from './expression';
import { product } from './expression';
import { isDensity } from './shape';

/** A density or a probability, with what it is of and what is given: q(x_{t−1} | x_t, x_0), P(A ∩ B). */
export interface Density {
  readonly head: Quantity;
  /** What it is of, then what is given; a further group holds parameters, as in p(x | y; θ). */
  readonly groups: readonly (readonly Expression[])[];
}

/** Reads a density's arguments; events that are intersected count as several. */
export const readDensity = (expression: Expression): Density | undefined =>
  isDensity(expression)
    ? {
        head: expression.head,
        groups: expression.groups.map((group) =>
          group.flatMap((each) => eventsOf(each, expression.head.letter === 'P')),
        ),
      }
    : undefined;

/** A and B of A ∩ B, and of the AB of a probability. */
function eventsOf(argument: Expression, isProbability: boolean): readonly Expression[] {
  if (argument.kind !== 'product') {
    return [argument];
  }
  const events: Expression[][] = [[]];
  for (const factor of argument.factors) {
    if (factor.kind === 'opaque' && /^(?:\\(?:cap|wedge)|[∩∧])$/.test(factor.text)) {
      events.push([]);
    } else {
      events.at(-1)!.push(factor);
    }
  }
  if (events.length > 1) {
    return events.map((each) => product(each));
  }
  const isEvent = (each: Expression) => each.kind === 'quantity' && /^[A-Z]$/.test(each.letter);
  return isProbability && argument.factors.every(isEvent) ? argument.factors : [argument];
}
