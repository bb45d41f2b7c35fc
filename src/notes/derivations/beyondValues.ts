import { somePart } from '../formulas/equationFacts';
import type { Expression } from '../formulas/expression';
import { isDensity, isDivergence } from '../formulas/shape';
import { readNormal } from './writtenOut';

/** A mean, or a divergence of densities, of which only what it is the mean of is compared. */
export const holdsMean = (side: Expression): boolean =>
  somePart(
    side,
    (part) =>
      part.kind === 'expectation' ||
      (isDivergence(part) && part.groups.some((group) => group[0] && isDensity(group[0]))),
  );

/**
 * What no value in a draw tells: a trace or a determinant, which counts dimensions; an integral; a sum of random variables, written by
 * their distributions; and a mean that is multiplied, raised or subtracted within another.
 */
export const isBeyondValues = (side: Expression): boolean =>
  somePart(
    side,
    (part) =>
      (part.kind === 'function' && /^(?:tr|det)$/.test(part.name)) ||
      (part.kind === 'reduce' && part.operator === 'integral') ||
      (part.kind === 'sum' && part.terms.some((term) => readNormal(term) !== undefined)) ||
      (part.kind === 'expectation' && somePart(part.body, isMeanOfStates)) ||
      (part.kind === 'power' && holdsMean(part.base)) ||
      (part.kind === 'product' && part.factors.filter(holdsMean).length > 1),
  );

/** E[(a + b)²] = E[a²] − b²: what is outside of the second mean came out of the first by its value. */
export const takesMean = (whole: Expression, taken: Expression): boolean =>
  whole.kind === 'expectation' &&
  isMeanOfStates(whole) &&
  taken.kind === 'sum' &&
  taken.terms.some(holdsMean) &&
  taken.terms.some((term) => !holdsMean(term) && term.kind !== 'number');

const isMeanOfStates = (part: Expression): boolean =>
  part.kind === 'expectation' &&
  !somePart(part.body, (each) => each.kind === 'function' && /^(?:log|ln)$/.test(each.name));
