import { parts, type Expression } from './expression';
import { somePart } from './equationFacts';

type Norm = Expression & { readonly kind: 'norm' };

/** The norm whose square a loss is the mean of, also where the square is missing. */
export function distanceIn(expression: Expression): Norm | undefined {
  let found: Norm | undefined;
  let count = 0;
  somePart(expression, (part) => {
    if (part.kind === 'norm' && part.body.kind === 'sum') {
      found = part;
      count++;
    }
    return false;
  });
  return count === 1 ? found : undefined;
}

/** How a distance stands in a loss: squared, with its square lost, or raised, subscripted or used in another way. */
export function powerOf(expression: Expression, distance: Norm): 'squared' | 'bare' | 'other' {
  const isDistance = (part: Expression) => part === distance;
  if (
    somePart(
      expression,
      (part) =>
        part.kind === 'power' &&
        isDistance(part.base) &&
        part.exponent.kind === 'number' &&
        part.exponent.value === 2,
    )
  ) {
    return 'squared';
  }
  const isEuclidean = distance.bars === 2 && /^(?:2|F|ℓ2|L2|L\^2)?$/.test(distance.sub);
  return isEuclidean && isSummand(expression, distance) ? 'bare' : 'other';
}

/** Whether a distance is only weighted, summed and averaged, and no function's argument. */
function isSummand(expression: Expression, distance: Norm): boolean {
  switch (expression.kind) {
    case 'norm':
      return expression === distance;
    case 'sum':
    case 'product':
    case 'reduce':
    case 'expectation':
      return parts(expression).some((part) => isSummand(part, distance));
    case 'quantity':
    case 'number':
    case 'power':
    case 'apply':
    case 'function':
    case 'opaque':
      return false;
  }
}
