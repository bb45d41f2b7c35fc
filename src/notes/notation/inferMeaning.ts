import { rightExpression, type ContentDefinition } from './contentDefinitions';
import type { Expression, Quantity } from '../formulas/expression';
import { product } from '../formulas/expression';
import { readExpression } from '../formulas/readExpression';
import { expand, isState, mentions, readConditional, readNormal, readState } from '../formulas/shape';
import { isLearned, mayBeNoise } from '../vocabulary/roles';
import type { Step } from '../vocabulary/step';
import { isStepBefore, start } from '../vocabulary/step';
import type { Head, Meaning } from './meaning';
import { constantOf, headOf } from './meaning';

/** What a formula of the forward process implies about one of its letters. */
export interface Inferred {
  readonly head: Head;
  readonly meaning: Meaning;
}

/**
 * Reads x_t = a x_0 + b ε and q(x_t | x_0) = N(x_t; a x_0, b² I), and the same for one step from x_{t−1}: what
 * its letters must mean. √h beside 1 − h makes h what the papers call ᾱ_t (one step: α_t); a lone letter is the
 * root of it, and the noise's lone letter the root of one minus it.
 */
export function inferMeanings(definition: ContentDefinition): Inferred[] {
  const left = readExpression(definition.left.nodes);
  // Only formulas of states are read further.
  if (!readState(left) && !readConditional(left)) {
    return [];
  }
  const right = rightExpression(definition);
  const form = readSample(left, right) ?? readKernel(left, right);
  if (!form) {
    return [];
  }
  const base = form.isClosed ? 'alphaBar_t' : 'alpha_t';
  const found: Inferred[] = [];
  if (form.noise) {
    found.push({ head: headOf(form.noise), meaning: noiseItself });
  }
  const signal = powerOf(form.signal);
  if (!signal) {
    return found;
  }
  const meaning = (power: number, ofComplement = false): Meaning => ({ meaning: base, power, ofComplement });
  const complement = complementOf(form.variance);
  if (complement && headOf(complement.quantity) === headOf(signal.quantity)) {
    // a = h^p beside a variance of 1 − h^{2p}: h is the power 1/(2p) of the papers' quantity.
    if (complement.power !== 2 * signal.power) {
      return found;
    }
    return [...found, { head: headOf(signal.quantity), meaning: meaning(1 / complement.power) }];
  }
  const spread = powerOf(form.variance);
  if (signal.power !== 1 || spread?.power !== 2 || headOf(spread.quantity) === headOf(signal.quantity)) {
    return found;
  }
  return [
    ...found,
    { head: headOf(signal.quantity), meaning: meaning(1 / 2) },
    { head: headOf(spread.quantity), meaning: meaning(1 / 2, true) },
  ];
}

const noiseItself: Meaning = { meaning: 'epsilon', power: 1, ofComplement: false };

interface Form {
  /** From x_0, not from the step before. */
  readonly isClosed: boolean;
  readonly signal: Expression;
  readonly variance: Expression;
  readonly noise: Quantity | undefined;
}

function readSample(left: Expression, right: Expression): Form | undefined {
  const state = readState(left);
  if (!state || right.kind !== 'sum') {
    return undefined;
  }
  const isPart = (quantity: Quantity) =>
    (quantity.letter === state.letter && quantity.accent === '') || mayBeNoise(quantity, state.letter);
  const terms = expand(right, isPart);
  if (terms.length !== 2) {
    return undefined;
  }
  const source = terms
    .map((term) => sourceOf(term, state.letter, state.step))
    .find((each) => each !== undefined);
  const noiseTerm = terms.find((term) => mentions(term, (quantity) => mayBeNoise(quantity, state.letter)));
  const noise = noiseTerm && splitOff(noiseTerm, (quantity) => mayBeNoise(quantity, state.letter));
  if (!source || !noise) {
    return undefined;
  }
  return { ...source, variance: squared(noise.rest), noise: noise.quantity };
}

function readKernel(left: Expression, right: Expression): Form | undefined {
  const conditional = readConditional(left);
  const normal = readNormal(right);
  if (conditional?.given.length !== 1 || !normal) {
    return undefined;
  }
  const source = sourceOf(normal.mean, conditional.letter, conditional.target);
  const variance = withoutIdentity(normal.variance);
  return source && { ...source, variance, noise: undefined };
}

/** The coefficient of x_0, or of x_{t−1}, in a term. */
function sourceOf(
  term: Expression,
  letter: string,
  step: Step,
): { readonly isClosed: boolean; readonly signal: Expression } | undefined {
  if (step.base === '') {
    return undefined;
  }
  const closed = splitOff(term, (quantity) => isState(quantity, start, letter));
  if (closed) {
    return { isClosed: true, signal: closed.rest };
  }
  const before: Step = { base: step.base, shift: step.shift - 1 };
  const single = splitOff(term, (quantity) => isState(quantity, before, letter));
  return single && isStepBefore(before, step) ? { isClosed: false, signal: single.rest } : undefined;
}

/** A term without its one factor that passes the test. */
function splitOff(
  term: Expression,
  test: (quantity: Quantity) => boolean,
): { readonly rest: Expression; readonly quantity: Quantity } | undefined {
  const factors = term.kind === 'product' ? term.factors : [term];
  const quantity = factors.find((factor): factor is Quantity => factor.kind === 'quantity' && test(factor));
  if (!quantity) {
    return undefined;
  }
  return { quantity, rest: product(factors.filter((factor) => factor !== quantity)) };
}

const withoutIdentity = (variance: Expression): Expression =>
  variance.kind === 'product'
    ? product(
        variance.factors.filter(
          (factor) => !(factor.kind === 'quantity' && /^[I𝕀1]$/u.test(factor.letter) && factor.sub === ''),
        ),
      )
    : variance;

const squared = (expression: Expression): Expression => ({
  kind: 'power',
  base: expression,
  exponent: { kind: 'number', value: 2 },
});

interface Power {
  readonly quantity: Quantity;
  readonly power: number;
}

/** h, √h, h² …: one letter with a numeric power. */
function powerOf(expression: Expression): Power | undefined {
  if (expression.kind === 'quantity') {
    return expression.letter === 'ε' || isLearned(expression)
      ? undefined
      : { quantity: expression, power: 1 };
  }
  if (expression.kind === 'product' && expression.factors.length === 1) {
    return powerOf(expression.factors[0]!);
  }
  if (expression.kind !== 'power') {
    return undefined;
  }
  const base = powerOf(expression.base);
  const exponent = constantOf(expression.exponent);
  return base && exponent !== undefined ? { ...base, power: base.power * exponent } : undefined;
}

/** 1 − h^p, under roots and squares that cancel. */
function complementOf(expression: Expression): Power | undefined {
  if (expression.kind === 'power') {
    const outer = constantOf(expression.exponent);
    const inner = expression.base.kind === 'power' ? expression.base : undefined;
    const innerExponent = inner && constantOf(inner.exponent);
    return inner && outer !== undefined && innerExponent !== undefined && outer * innerExponent === 1
      ? complementOf(inner.base)
      : expression.base.kind === 'product' && expression.base.factors.length === 1
        ? complementOf({ ...expression, base: expression.base.factors[0]! })
        : undefined;
  }
  if (expression.kind === 'product' && expression.factors.length === 1) {
    return complementOf(expression.factors[0]!);
  }
  if (expression.kind !== 'sum' || expression.terms.length !== 2) {
    return undefined;
  }
  const other = expression.terms.find((term) => constantOf(term) !== 1);
  if (!other || !expression.terms.some((term) => constantOf(term) === 1) || other.kind !== 'product') {
    return undefined;
  }
  if (!other.factors.some((factor) => constantOf(factor) === -1)) {
    return undefined;
  }
  return powerOf(product(other.factors.filter((factor) => constantOf(factor) !== -1)));
}
