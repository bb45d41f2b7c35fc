import { isWienerName } from '../vocabulary/roles';
import type { Expression, Quantity } from './expression';
import { mapParts, parts, someQuantity } from './expression';
import { somePart } from './equationFacts';

const isD = (part: Expression | undefined): boolean =>
  part?.kind === 'quantity' && part.letter === 'd' && part.sub === '' && part.accent === '';

const isTime = (part: Expression | undefined): part is Quantity =>
  part?.kind === 'quantity' && part.letter === 't' && part.sub === '';

const isWiener = (part: Expression | undefined): part is Quantity =>
  part?.kind === 'quantity' && isWienerName(part);

const differential = (letter: 'dt' | 'dw'): Quantity => ({
  kind: 'quantity',
  letter,
  accent: '',
  sub: '',
  label: '',
});

/**
 * The same expression with `d t` and `d w` as one quantity each, also under a root and with a bar on w. In a quotient,
 * as in dσ²/dt, they are a derivative and stay as they are.
 */
export function withDifferentials(expression: Expression): Expression {
  if (isReciprocal(expression)) {
    return expression;
  }
  const inner = mapParts(expression, withDifferentials);
  if (inner.kind !== 'product') {
    return inner;
  }
  const factors: Expression[] = [];
  for (let index = 0; index < inner.factors.length; index++) {
    const [first, second] = [inner.factors[index]!, inner.factors[index + 1]];
    const found = !isD(first) ? undefined : isTime(second) ? 'dt' : isWiener(second) ? 'dw' : undefined;
    factors.push(found ? differential(found) : first);
    if (found) {
      index++;
    }
  }
  return factors.length === 1 ? factors[0]! : { kind: 'product', factors };
}

const isReciprocal = (part: Expression): boolean =>
  part.kind === 'power' && part.exponent.kind === 'number' && part.exponent.value < 0;

/**
 * Whether, beside dt, dw and derivatives, something else is differentiated: ds of another time, or dL of another process.
 */
export function hasOtherDifferential(expression: Expression): boolean {
  const isOther = (part: Expression): boolean => {
    if (isReciprocal(part)) {
      return false;
    }
    const isDerivative = part.kind === 'product' && part.factors.some(isReciprocal);
    if (part.kind === 'product' && !isDerivative && part.factors.some(isD)) {
      return true;
    }
    return parts(part).some(isOther);
  };
  return isOther(withDifferentials(expression));
}

/** dx/dt, whose right side holds no dt. */
export const isRate = (left: Expression): boolean =>
  left.kind === 'product' &&
  left.factors.some((factor) => factor.kind === 'power' && factor.base.kind !== 'number');

/** A Wiener process without the d of its differential. */
export const hasBareWiener = (expression: Expression): boolean => someQuantity(expression, isWiener);

/** The root of dt, which scales the noise of a step. */
export const hasRootOfTime = (expression: Expression): boolean =>
  somePart(
    expression,
    (part) => part.kind === 'power' && part.base.kind === 'quantity' && part.base.letter === 'dt',
  );
