import type { Expression, Quantity } from './expression';

/** Gives each quantity its value; undefined for one it does not know. `indices` binds running indices. */
export interface Values {
  quantity(quantity: Quantity, indices: ReadonlyMap<string, number>): number | undefined;
}

const none: ReadonlyMap<string, number> = new Map();

/** The value of an expression as a real number; undefined when some part of it has none. */
export function evaluate(
  expression: Expression,
  values: Values,
  indices: ReadonlyMap<string, number> = none,
): number | undefined {
  const value = (each: Expression) => evaluate(each, values, indices);
  const fold = (each: readonly Expression[], start: number, step: (a: number, b: number) => number) =>
    each.reduce<number | undefined>((total, part) => {
      const next = total === undefined ? undefined : value(part);
      return next === undefined ? undefined : step(total!, next);
    }, start);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'quantity':
      return (
        indices.get(expression.sub === '' ? expression.letter : '') ?? values.quantity(expression, indices)
      );
    case 'sum':
      return fold(expression.terms, 0, (a, b) => a + b);
    case 'product':
      return fold(expression.factors, 1, (a, b) => a * b);
    case 'power': {
      const base = value(expression.base);
      const exponent = value(expression.exponent);
      return base === undefined || exponent === undefined ? undefined : raise(base, exponent);
    }
    case 'reduce':
      return evaluateReduce(expression, values, indices);
    case 'apply':
      return values.quantity(expression.head, indices);
    case 'norm': {
      const body = value(expression.body);
      return body === undefined ? undefined : Math.abs(body);
    }
    case 'expectation':
    case 'function':
    case 'opaque':
      return undefined;
  }
}

/** A power of ten is the decimal that is written so: `10 ** -4` would be off in its last digit. */
const raise = (base: number, exponent: number): number =>
  base === 10 && Number.isInteger(exponent) ? Number(`1e${exponent}`) : base ** exponent;

/** Products and sums over more steps than this are left unevaluated. */
const maxSteps = 100;

function evaluateReduce(
  { operator, index, from, to, body }: Expression & { readonly kind: 'reduce' },
  values: Values,
  indices: ReadonlyMap<string, number>,
): number | undefined {
  const first = from && evaluate(from, values, indices);
  const last = to && evaluate(to, values, indices);
  if (operator === 'integral' || first === undefined || last === undefined || last - first > maxSteps)
    return undefined;
  let total = operator === 'product' ? 1 : 0;
  for (let step = first; step <= last; step++) {
    const value = evaluate(body, values, new Map(indices).set(index, step));
    if (value === undefined) return undefined;
    total = operator === 'product' ? total * value : total + value;
  }
  return total;
}
