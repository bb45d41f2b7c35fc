import type { Expression, Quantity } from './expression';
import { product } from './expression';
import { isDensity } from './shape';
import { isSameStep, isStepBefore, readStep } from '../vocabulary/step';

/** A density or a probability, with what it is of and what is given: q(x_{t−1} | x_t, x_0), P(A ∩ B). */
export interface Density {
  readonly head: Quantity;
  /** What it is of, then what is given; a further group holds parameters, as in p(x | y; θ). */
  readonly groups: readonly (readonly Expression[])[];
}

/** Reads a density's arguments; events that are intersected count as several, and x_0, …, x_T as x_{0:T}. */
export const readDensity = (expression: Expression): Density | undefined =>
  isDensity(expression)
    ? {
        head: expression.head,
        groups: expression.groups.map((group) =>
          withRanges(group).flatMap((each) => eventsOf(each, expression.head.letter === 'P')),
        ),
      }
    : undefined;

/** The same variables with x_{0:T} for x_0, x_1, …, x_T. */
export function withRanges(group: readonly Expression[]): readonly Expression[] {
  const at = group.findIndex((each) => each.kind === 'opaque' && /^(?:\\[lcd]?dots|…|⋯)$/.test(each.text));
  const [first, second, last] = [group[0], at === 2 ? group[1] : undefined, group[at + 1]];
  const isWhole = (at === 1 || at === 2) && group.length === at + 2;
  if (!isWhole || first?.kind !== 'quantity' || last?.kind !== 'quantity') {
    return group;
  }
  const [from, to] = [readStep(first.sub), readStep(last.sub)];
  const isNext =
    !second || (second.kind === 'quantity' && from && isStepBefore(from, readStep(second.sub) ?? from));
  return from && to && !isSameStep(from, to) && first.letter === last.letter && isNext
    ? [{ ...first, sub: `${first.sub}:${last.sub}` }]
    : group;
}

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
