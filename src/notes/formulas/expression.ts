/** A letter with accents and a subscript, e.g. ᾱ_{t-1}; superscripts that are powers are not part of it. */
export interface Quantity {
  readonly kind: 'quantity';
  readonly letter: string;
  /** Accents by name, innermost first, parted by spaces; '' for none. */
  readonly accent: string;
  /** The subscript as plain text, e.g. `t-1`, `θ`, `simple`; '' for none. */
  readonly sub: string;
  /** A superscript that is a label, e.g. `simple`, `(i)`; '' for none. */
  readonly label: string;
}

/**
 * What a piece of math says, apart from how it is written. Differences are sums with a factor −1, fractions
 * are products with a power −1, roots are powers.
 */
export type Expression =
  | Quantity
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
  | { readonly kind: 'product'; readonly factors: readonly Expression[] }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: Expression }
  /** f(a, b | c): the arguments in groups, which `;`, `|` part, while `,` parts the members of one group. */
  | { readonly kind: 'apply'; readonly head: Quantity; readonly groups: readonly (readonly Expression[])[] }
  /** ∏, Σ, ∫ with their limits; absent limits are undefined. */
  | {
      readonly kind: 'reduce';
      readonly operator: 'product' | 'sum' | 'integral';
      readonly index: string;
      readonly from?: Expression;
      readonly to?: Expression;
      readonly body: Expression;
    }
  /** ‖·‖ between two bars, |·| between one; the subscript says which norm. */
  | { readonly kind: 'norm'; readonly body: Expression; readonly bars: 1 | 2; readonly sub: string }
  /** E[body]; `over` are the densities that its subscript names, of which no value depends. */
  | { readonly kind: 'expectation'; readonly body: Expression; readonly over?: readonly Expression[] }
  | { readonly kind: 'function'; readonly name: string; readonly argument: Expression }
  /** What is not understood, as its source has it; of cases the value in each row. */
  | { readonly kind: 'opaque'; readonly text: string; readonly rows?: readonly Expression[] };

export const number = (value: number): Expression => ({ kind: 'number', value });

export const sum = (terms: readonly Expression[]): Expression =>
  terms.length === 1
    ? terms[0]!
    : { kind: 'sum', terms: terms.flatMap((each) => (each.kind === 'sum' ? each.terms : [each])) };

export const product = (factors: readonly Expression[]): Expression =>
  factors.length === 1
    ? factors[0]!
    : {
        kind: 'product',
        factors: factors.flatMap((each) => (each.kind === 'product' ? each.factors : [each])),
      };

export const power = (base: Expression, exponent: Expression): Expression => ({
  kind: 'power',
  base,
  exponent,
});

export const negative = (expression: Expression): Expression => product([number(-1), expression]);

/** The direct parts of an expression. */
export function parts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'quantity':
    case 'number':
    case 'opaque':
      return [];
    case 'sum':
      return expression.terms;
    case 'product':
      return expression.factors;
    case 'power':
      return [expression.base, expression.exponent];
    case 'apply':
      return [expression.head, ...expression.groups.flat()];
    case 'reduce':
      return [expression.from, expression.to, expression.body].filter((each) => each !== undefined);
    case 'norm':
    case 'expectation':
      return [expression.body];
    case 'function':
      return [expression.argument];
  }
}

const known = new WeakMap<Expression, readonly Quantity[]>();

/** Every quantity in an expression, repeated as often as it stands there; worked out once. */
export function quantities(expression: Expression): readonly Quantity[] {
  let found = known.get(expression);
  if (!found) {
    const collected: Quantity[] = [];
    collect(expression, collected);
    found = collected;
    known.set(expression, found);
  }
  return found;
}

function collect(expression: Expression, into: Quantity[]): void {
  if (expression.kind === 'quantity') {
    into.push(expression);
  } else if (expression.kind !== 'number') {
    for (const part of parts(expression)) {
      collect(part, into);
    }
  }
}

/** Whether some quantity in an expression passes the test; looks no further once one does. */
export function someQuantity(expression: Expression, test: (quantity: Quantity) => boolean): boolean {
  return expression.kind === 'quantity'
    ? test(expression)
    : parts(expression).some((each) => someQuantity(each, test));
}

/** The same expression with each of its direct parts replaced; heads of calls stay. */
export function mapParts(expression: Expression, replace: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'sum':
      return { ...expression, terms: expression.terms.map(replace) };
    case 'product':
      return { ...expression, factors: expression.factors.map(replace) };
    case 'power':
      return { ...expression, base: replace(expression.base), exponent: replace(expression.exponent) };
    case 'apply':
      return { ...expression, groups: expression.groups.map((group) => group.map(replace)) };
    case 'reduce':
      return {
        ...expression,
        ...(expression.from ? { from: replace(expression.from) } : {}),
        ...(expression.to ? { to: replace(expression.to) } : {}),
        body: replace(expression.body),
      };
    case 'norm':
    case 'expectation':
      return { ...expression, body: replace(expression.body) };
    case 'function':
      return { ...expression, argument: replace(expression.argument) };
    case 'quantity':
    case 'number':
    case 'opaque':
      return expression;
  }
}

/** The same expression with each of its quantities replaced. */
export function mapQuantities(expression: Expression, replace: (quantity: Quantity) => Quantity): Expression {
  if (expression.kind === 'quantity') {
    return replace(expression);
  }
  const mapped = mapParts(expression, (part) => mapQuantities(part, replace));
  return mapped.kind === 'apply' ? { ...mapped, head: replace(mapped.head) } : mapped;
}
