import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { isDensity, isDivergence } from '../../formulas/shape';

/** max_θ f, where both sides are maximised alike. */
export const withoutMaximum = (side: Expression): Expression =>
  side.kind === 'function' && side.name === 'max' ? side.argument : side;

export const isLogarithm = (part: Expression): part is Expression & { readonly kind: 'function' } =>
  part.kind === 'function' && /^(?:log|ln)$/.test(part.name);

/** log p(x_0) and the logarithm of a mean or an integral, by their sign. */
export function evidenceSign(side: Expression): 1 | -1 | undefined {
  switch (side.kind) {
    case 'expectation':
      return evidenceSign(side.body);
    case 'product': {
      const [first, second, ...others] = side.factors;
      const inner =
        first?.kind === 'number' && second && others.length === 0 ? evidenceSign(second) : undefined;
      return inner && first?.kind === 'number' ? (first.value < 0 ? (inner > 0 ? -1 : 1) : inner) : undefined;
    }
    case 'function': {
      const { argument } = side;
      const isMarginal =
        isDensity(argument) &&
        argument.head.letter === 'p' &&
        argument.groups.length === 1 &&
        argument.groups[0]!.length === 1 &&
        argument.groups[0]!.every((each) => each.kind === 'quantity' && /^(?:|0)$/.test(each.sub));
      const isMean =
        argument.kind === 'expectation' || (argument.kind === 'reduce' && argument.operator === 'integral');
      return isLogarithm(side) && (isMarginal || isMean) ? 1 : undefined;
    }
    case 'quantity':
    case 'number':
    case 'sum':
    case 'power':
    case 'apply':
    case 'reduce':
    case 'norm':
    case 'opaque':
      return undefined;
  }
}

/** A mean of logarithms of the model over the approximation, by the sign of the model's. */
export function boundSign(side: Expression): 1 | -1 | undefined {
  if (somePart(side, (part) => isLogarithm(part) && somePart(part.argument, isMeanLike))) {
    return undefined;
  }
  const isMean = somePart(side, (part) => part.kind === 'expectation' || isDivergence(part));
  const signs = { p: new Set<number>(), q: new Set<number>() };
  collectSigns(side, 1, signs);
  const [p, q] = [[...signs.p], [...signs.q]];
  return isMean && p.length === 1 && q.length === 1 && p[0] === -q[0]! ? (p[0] as 1 | -1) : undefined;
}

/** A mean, also one written as an integral. */
export const isMeanLike = (
  part: Expression,
): part is Expression & { readonly kind: 'expectation' | 'reduce' } =>
  part.kind === 'expectation' || (part.kind === 'reduce' && part.operator === 'integral');

interface Signs {
  readonly p: Set<number>;
  readonly q: Set<number>;
}

/** With which signs the logarithms of both kinds of density are added. */
function collectSigns(side: Expression, by: number, signs: Signs): void {
  switch (side.kind) {
    case 'sum':
      side.terms.forEach((term) => collectSigns(term, by, signs));
      return;
    case 'product': {
      const scale = side.factors.reduce(
        (total, each) => (each.kind === 'number' ? total * Math.sign(each.value) : total),
        by,
      );
      side.factors.forEach((factor) => collectSigns(factor, scale, signs));
      return;
    }
    case 'expectation':
    case 'reduce':
      collectSigns(side.body, by, signs);
      return;
    case 'function':
      if (isLogarithm(side)) {
        addDensities(side.argument, by, signs);
      }
      return;
    case 'apply':
      if (isDivergence(side)) {
        side.groups.forEach((group, index) => {
          group.forEach((each) => addDensities(each, index === 0 ? by : -by, signs));
        });
      }
      return;
    case 'quantity':
    case 'number':
    case 'power':
    case 'norm':
    case 'opaque':
  }
}

function addDensities(argument: Expression, by: number, signs: Signs): void {
  if (argument.kind === 'product') {
    argument.factors.forEach((factor) => addDensities(factor, by, signs));
  } else if (argument.kind === 'reduce') {
    addDensities(argument.body, by, signs);
  } else if (argument.kind === 'power' && argument.exponent.kind === 'number') {
    addDensities(argument.base, by * Math.sign(argument.exponent.value), signs);
  } else if (isDensity(argument)) {
    const { letter, sub } = argument.head;
    // The prior is the model's, and p(z|x) is the true posterior, which no bound holds.
    if (letter === 'p') {
      signs.p.add(by);
    } else if (letter === 'q' && sub !== 'data') {
      signs.q.add(by);
    }
  }
}
