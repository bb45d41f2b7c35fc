import type { Expression, Quantity } from '../formulas/expression';
import { mapParts, negative, number, power, product, sum } from '../formulas/expression';
import { isDensity, isDivergence } from '../formulas/shape';
import { derivativesTaken } from './derivatives';

/** A normal density by its parts; `of` is absent where only its moments are written. */
interface Normal {
  readonly of: Expression | undefined;
  readonly mean: Expression;
  readonly variance: Expression;
}

/** N(x; m, v), N(x | m, v), N(x, m, v), N(m, v). */
export function readNormal(expression: Expression): Normal | undefined {
  if (expression.kind !== 'apply' || expression.head.letter !== 'N' || expression.head.sub !== '') {
    return undefined;
  }
  const members = expression.groups.flat();
  if (members.length < 2 || members.length > 3 || members.some(isUnread)) {
    return undefined;
  }
  const [variance, mean, of] = [...members].reverse();
  return { of, mean: mean!, variance: variance! };
}

const isUnread = (part: Expression): boolean => part.kind === 'opaque';

/**
 * The same expression with normal densities written out, divergences of them worked out, divergences of other densities
 * as the logarithm that they are the mean of, and derivatives taken. `of` is what a normal density without it is of.
 */
export const writtenOut = (expression: Expression, of: Quantity | undefined): Expression =>
  derivativesTaken(withoutNames(expression, of));

function withoutNames(expression: Expression, of: Quantity | undefined): Expression {
  const inside = (part: Expression) => withoutNames(part, of);
  if (
    expression.kind === 'opaque' &&
    /^\s{0,9}(?:const|constant|常数|常數)\.?\s{0,9}$/.test(expression.text)
  ) {
    return constant;
  }
  const normal = readNormal(expression);
  if (normal && isDeviation(normal.variance)) {
    return expression;
  }
  if (normal) {
    const variable = normal.of ?? of;
    return variable ? densityAt(inside(variable), inside(normal.mean), inside(normal.variance)) : expression;
  }
  if (isDivergence(expression) && expression.groups.length === 2) {
    const [first, second] = expression.groups.map((group) => group[0]!);
    const [p, q] = [readNormal(first!), readNormal(second!)];
    if (p && q) {
      return [p, q].some(({ variance }) => isDeviation(variance)) ? expression : divergenceOfNormals(p, q);
    }
    if ([first, second].every((each) => each && isDensity(each))) {
      return sum([logarithm(inside(first!)), negative(logarithm(inside(second!)))]);
    }
    return expression;
  }
  return mapParts(expression, inside);
}

/** σ alone, by which notes of standard deviations write a normal density as well. */
const isDeviation = (variance: Expression): boolean =>
  variance.kind === 'quantity' && variance.letter === 'σ' && variance.label === '';

const logarithm = (argument: Expression): Expression => ({ kind: 'function', name: 'log', argument });
const half = number(0.5);
const square = (base: Expression): Expression => power(base, number(2));
const inverse = (base: Expression): Expression => power(base, number(-1));
const difference = (a: Expression, b: Expression): Expression => sum([a, negative(b)]);
/** What is left out of a sum, + C. */
const constant: Quantity = { kind: 'quantity', letter: 'C', accent: '', sub: '', label: '' };
const pi: Quantity = { kind: 'quantity', letter: 'π', accent: '', sub: '', label: '' };

/** (2πv)^{−1/2} exp(−(x−m)²/2v): every vector is one number here. */
function densityAt(x: Expression, mean: Expression, variance: Expression): Expression {
  const exponent = product([number(-0.5), square(difference(x, mean)), inverse(variance)]);
  return product([
    power(product([number(2), pi, variance]), number(-0.5)),
    { kind: 'function', name: 'exp', argument: exponent },
  ]);
}

/** ½(ln w/v + (v + (a−b)²)/w − 1) of N(a, v) and N(b, w) (Bishop, section 1.6). */
function divergenceOfNormals(p: Normal, q: Normal): Expression {
  const spread = sum([p.variance, square(difference(p.mean, q.mean))]);
  return product([
    half,
    sum([
      logarithm(product([q.variance, inverse(p.variance)])),
      product([spread, inverse(q.variance)]),
      number(-1),
    ]),
  ]);
}
