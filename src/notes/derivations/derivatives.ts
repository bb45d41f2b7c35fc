import type { Expression, Quantity } from '../formulas/expression';
import {
  mapParts,
  negative,
  number,
  power,
  product,
  quantities,
  someQuantity,
  sum,
} from '../formulas/expression';
import { isDensity } from '../formulas/shape';

/** The same expression with each ∇_x f and ∂f/∂x worked out where f can be differentiated. */
export function derivativesTaken(expression: Expression): Expression {
  const inner = mapParts(expression, derivativesTaken);
  if (inner.kind === 'apply' && inner.head.letter === '∇' && inner.groups.length === 1) {
    const body = inner.groups[0]![0];
    const variable = body && variableOf(inner.head.sub, body);
    return (body && variable && derivative(body, variable)) ?? inner;
  }
  return inner.kind === 'product' ? (quotientTaken(inner.factors) ?? inner) : inner;
}

/** The one quantity of a body that a subscript of ∇ names; x and x̃ are named alike there. */
function variableOf(sub: string, body: Expression): Quantity | undefined {
  const named = quantities(body).filter(
    (each) => each.label === '' && (sub === each.letter + each.sub || sub === `${each.letter}_${each.sub}`),
  );
  const [first] = named;
  return first && named.every((each) => isSame(each, first)) ? first : undefined;
}

const isSign = (part: Expression | undefined): boolean =>
  (part?.kind === 'opaque' && /^(?:\\partial|∂)$/.test(part.text)) ||
  (part?.kind === 'quantity' && /^[d∂]$/.test(part.letter) && part.sub === '' && part.accent === '');

/** ∂/∂x f and ∂f/∂x among the factors of a product. */
function quotientTaken(factors: readonly Expression[]): Expression | undefined {
  const below = factors.findIndex((each) => each.kind === 'power' && isSign(signIn(each.base)));
  const divisor = factors[below];
  if (divisor?.kind !== 'power' || divisor.base.kind !== 'product' || divisor.base.factors.length !== 2) {
    return undefined;
  }
  const variable = divisor.base.factors[1]!;
  const above = factors.findIndex(isSign);
  if (variable.kind !== 'quantity' || above === -1 || above > below || !isMinusOne(divisor.exponent)) {
    return undefined;
  }
  const [before, inside, behind] = [
    factors.slice(0, above),
    factors.slice(above + 1, below),
    factors.slice(below + 1),
  ];
  const isWhole = inside.length > 0;
  const body = product(isWhole ? inside : behind);
  const taken = derivative(body, variable);
  return taken && product([...before, taken, ...(isWhole ? behind : [])]);
}

const signIn = (base: Expression): Expression | undefined =>
  base.kind === 'product' ? base.factors[0] : undefined;

const isMinusOne = (exponent: Expression): boolean => exponent.kind === 'number' && exponent.value === -1;

const isSame = (a: Quantity, b: Quantity): boolean =>
  a.letter === b.letter && a.sub === b.sub && a.accent === b.accent && a.label === b.label;

const zero = number(0);

/** The derivative by one quantity; undefined for what has none here. */
export function derivative(expression: Expression, variable: Quantity): Expression | undefined {
  if (!someQuantity(expression, (each) => isSame(each, variable))) {
    return expression.kind === 'opaque' ? undefined : zero;
  }
  const of = (part: Expression) => derivative(part, variable);
  switch (expression.kind) {
    case 'number':
    case 'opaque':
    case 'reduce':
      return expression.kind === 'reduce' && expression.operator === 'sum'
        ? ofSum(expression, of)
        : undefined;
    case 'quantity':
      return number(1);
    case 'sum':
      return whole(expression.terms.map(of), sum);
    case 'product':
      return whole(
        expression.factors.map((factor, index) => {
          const own = of(factor);
          return (
            own &&
            product([...expression.factors.slice(0, index), own, ...expression.factors.slice(index + 1)])
          );
        }),
        sum,
      );
    case 'power':
      return ofPower(expression.base, expression.exponent, of);
    case 'norm':
      return undefined;
    case 'expectation':
      return whole([of(expression.body)], ([body]) => ({ ...expression, body: body! }));
    case 'function':
      return ofFunction(expression, of, variable);
    case 'apply':
      return ofCall(expression, of);
  }
}

function whole(
  parts: readonly (Expression | undefined)[],
  join: (parts: readonly Expression[]) => Expression,
): Expression | undefined {
  return parts.every((each) => each !== undefined) ? join(parts) : undefined;
}

type Derive = (part: Expression) => Expression | undefined;

function ofSum(reduce: Expression & { readonly kind: 'reduce' }, of: Derive): Expression | undefined {
  const body = of(reduce.body);
  return body && { ...reduce, body };
}

function ofPower(base: Expression, exponent: Expression, of: Derive): Expression | undefined {
  // ‖x‖² is x².
  const bare = base.kind === 'norm' && exponent.kind === 'number' && exponent.value === 2 ? base.body : base;
  const inner = of(bare);
  if (!inner || exponent.kind !== 'number') {
    return undefined;
  }
  return product([exponent, power(bare, number(exponent.value - 1)), inner]);
}

function ofFunction(
  { name, argument }: Expression & { readonly kind: 'function' },
  of: Derive,
  variable: Quantity,
): Expression | undefined {
  if (/^(?:log|ln)$/.test(name) && isDensity(argument)) {
    return { kind: 'apply', head: slope, groups: [[argument], [variable]] };
  }
  const inner = of(argument);
  if (!inner) {
    return undefined;
  }
  const call = (other: string): Expression => ({ kind: 'function', name: other, argument });
  switch (name) {
    case 'log':
    case 'ln':
      return product([inner, power(argument, number(-1))]);
    case 'exp':
      return product([call('exp'), inner]);
    case 'sin':
      return product([call('cos'), inner]);
    case 'cos':
      return negative(product([call('sin'), inner]));
    default:
      return undefined;
  }
}

/** Stands before a density and a quantity: the derivative of its logarithm. */
export const slope: Quantity = { kind: 'quantity', letter: '∂', accent: '', sub: 'ln', label: '' };

/** By the chain rule, with a function of its own for each argument's derivative. */
function ofCall(
  { head, groups }: Expression & { readonly kind: 'apply' },
  of: Derive,
): Expression | undefined {
  if (/^(?:∇[·²]?|[∂ND])$/.test(head.letter)) {
    return undefined;
  }
  const call: Expression = { kind: 'apply', head, groups };
  if (isDensity(call)) {
    return undefined;
  }
  return whole(
    groups.flat().map((argument, index) => {
      const inner = of(argument);
      const partial = { ...head, label: `${head.label}∂${index}` };
      return inner && product([{ kind: 'apply', head: partial, groups }, inner]);
    }),
    sum,
  );
}
