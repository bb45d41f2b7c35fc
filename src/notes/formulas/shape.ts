import type { Expression, Quantity } from './expression';
import { product, someQuantity as mentions } from './expression';
import { isDensityName, readRole } from '../vocabulary/roles';
import type { Step } from '../vocabulary/step';
import { isSameStep, readStep } from '../vocabulary/step';

/** x_s for the step s, by whatever letter the formula writes the state. */
export function isState(quantity: Quantity, step: Step, letter: string): boolean {
  if (quantity.letter !== letter || quantity.accent !== '') {
    return false;
  }
  const own = readStep(quantity.sub);
  return own !== undefined && isSameStep(own, step);
}

/** Reads a plain state such as x_t, also as a function of its parents, x_t(x_0, ε). */
export function readState(
  expression: Expression,
): { readonly letter: string; readonly step: Step } | undefined {
  const quantity = expression.kind === 'apply' ? expression.head : expression;
  if (quantity.kind !== 'quantity' || quantity.accent !== '' || !/^[xyzX]$/.test(quantity.letter)) {
    return undefined;
  }
  const step = readStep(quantity.sub);
  return step && { letter: quantity.letter, step };
}

/** A plain α or β, with or without a bar or tilde. */
export const isScheduled = ({ letter }: Quantity): boolean => letter === 'α' || letter === 'β';

export { someQuantity as mentions } from './expression';

/** The network's prediction of the noise: ε_θ, also written with a hat. */
export const isPredictedNoise = (quantity: Quantity): boolean =>
  quantity.letter === 'ε' && readRole(quantity).role === 'noiseHat';

const maxTerms = 16;

/**
 * The terms of an expression. Products are multiplied out over the sums that hold a quantity `apart` picks;
 * other sums, such as the 1 − ᾱ_t of a coefficient, stay whole.
 */
export function expand(
  expression: Expression,
  apart: (quantity: Quantity) => boolean,
): readonly Expression[] {
  if (expression.kind === 'sum') {
    return expression.terms.flatMap((each) => expand(each, apart)).slice(0, maxTerms);
  }
  if (expression.kind !== 'product') {
    return [expression];
  }
  let expanded: readonly Expression[] = [product([])];
  for (const factor of expression.factors) {
    const terms = factor.kind === 'sum' && mentions(factor, apart) ? expand(factor, apart) : [factor];
    if (expanded.length * terms.length > maxTerms) {
      return [expression];
    }
    expanded = expanded.flatMap((left) => terms.map((right) => product([left, right])));
  }
  return expanded;
}

/** The factors of a term that are quantities, or functions of which the head counts. */
export const heads = (term: Expression): Quantity[] =>
  (term.kind === 'product' ? term.factors : [term]).flatMap((factor) =>
    factor.kind === 'quantity' ? [factor] : factor.kind === 'apply' ? [factor.head] : [],
  );

/** q(target | given…) as notes write it for the fixed process: q, or p without θ. */
export interface Conditional {
  readonly letter: string;
  readonly target: Step;
  readonly given: readonly Step[];
}

export function readConditional(expression: Expression): Conditional | undefined {
  const groups = conditionalGroups(expression);
  const [target, ...others] = groups?.[0]?.map(readState) ?? [];
  if (!groups || groups.length !== 2 || !target || others.length > 0) {
    return undefined;
  }
  const given = groups[1]!.map(readState);
  if (!given.every((each) => each !== undefined && each.letter === target.letter)) {
    return undefined;
  }
  return { letter: target.letter, target: target.step, given: given.map((each) => each!.step) };
}

const isData = (each: Expression): boolean => each.kind === 'quantity' && each.sub === '0';

/** The two sides of the bar, in q(a | b) and in a bare a | b. */
function conditionalGroups(expression: Expression): readonly (readonly Expression[])[] | undefined {
  if (expression.kind === 'apply') {
    const { letter, sub } = expression.head;
    // DDIM's q_σ has DDPM's marginals (eq. 4 there), and other kernels.
    const isMarginal = letter === 'q' && sub === 'σ' && expression.groups[1]?.length === 1;
    return ((letter === 'q' || letter === 'p') && sub === '') ||
      (isMarginal && isData(expression.groups[1]![0]!))
      ? expression.groups
      : undefined;
  }
  if (expression.kind !== 'product') {
    return undefined;
  }
  const bar = expression.factors.findIndex(
    (each) => each.kind === 'opaque' && /^(?:\||∣|\\mid|\\vert)$/.test(each.text),
  );
  return bar === -1 ? undefined : [expression.factors.slice(0, bar), expression.factors.slice(bar + 1)];
}

/** N(x; mean, variance), N(mean, variance). */
export function readNormal(
  expression: Expression,
): { readonly mean: Expression; readonly variance: Expression } | undefined {
  if (expression.kind !== 'apply' || expression.head.letter !== 'N') {
    return undefined;
  }
  const [variance, mean] = expression.groups.flat().reverse();
  return mean && variance && { mean, variance };
}

/** A density or a probability of something: q(x_t | x_0), P(A). */
export const isDensity = (part: Expression): part is Expression & { readonly kind: 'apply' } =>
  part.kind === 'apply' && isDensityName(part.head);

/** p(x, y), the joint density of two variables. */
export const isJointDensity = (part: Expression): boolean => isDensity(part) && part.groups[0]!.length > 1;

/** D_KL(p ‖ q), with p and q as its two groups. */
export const isDivergence = (part: Expression): part is Expression & { readonly kind: 'apply' } =>
  part.kind === 'apply' && part.head.letter === 'D' && part.head.sub === 'KL';
