import { spend, withBudget } from '../budget';
import { runWrittenOut } from './runs';
import { quantities, type Expression, type Quantity } from './expression';

export type Call = Expression & { readonly kind: 'apply' };
export type Indices = ReadonlyMap<string, number>;

/** Gives each quantity its value; undefined for one it does not know. `indices` binds running indices. */
export interface Values {
  quantity(quantity: Quantity, indices: Indices): number | undefined;
  /** The value of f(a, b | c); that of its head when absent. */
  call?(call: Call, indices: Indices): number | undefined;
}

const none: Indices = new Map();

/** How many parts an evaluation visits, those under Σ as often as they count; real formulas need some hundreds. */
const maxVisits = 10_000;

/**
 * The value of an expression as a real number; undefined when some part of it has none, or when it takes too many
 * steps.
 */
export const evaluate = (
  expression: Expression,
  values: Values,
  indices: Indices = none,
): number | undefined =>
  withBudget(
    maxVisits,
    () => valueOf(expression, values, indices),
    () => undefined,
  );

function valueOf(expression: Expression, values: Values, indices: Indices): number | undefined {
  spend();
  const value = (each: Expression) => valueOf(each, values, indices);
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
      return fold(expression.terms, 0, (a, b) => a + b) ?? ofRun(expression, value);
    case 'product':
      return fold(expression.factors, 1, (a, b) => a * b) ?? ofRun(expression, value);
    case 'power': {
      if (isTransposition(expression.exponent)) {
        return value(expression.base);
      }
      const base = isEuler(expression.base) ? Math.E : value(expression.base);
      const exponent = value(expression.exponent);
      return base === undefined || exponent === undefined ? undefined : raise(base, exponent);
    }
    case 'reduce':
      return evaluateReduce(expression, values, indices);
    case 'apply':
      if (extrema.has(expression.head.letter)) {
        return extremum(expression, value);
      }
      return values.call ? values.call(expression, indices) : values.quantity(expression.head, indices);
    case 'norm': {
      const body = value(expression.body);
      return body === undefined ? undefined : Math.abs(body);
    }
    // Only its body counts: both sides of an equation are compared before the expectation is taken.
    case 'expectation':
      return value(expression.body);
    case 'function': {
      const argument = value(expression.argument);
      return argument === undefined ? undefined : functions[expression.name]?.(argument);
    }
    case 'opaque':
      return undefined;
  }
}

/** The value of what dots stand for: α_t α_{t−1} ⋯ α_1. */
function ofRun(
  expression: Expression,
  value: (expression: Expression) => number | undefined,
): number | undefined {
  const run = runWrittenOut(expression);
  return run && value(run);
}

const functions: Readonly<Record<string, (x: number) => number>> = {
  log: Math.log,
  ln: Math.log,
  exp: Math.exp,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  tanh: Math.tanh,
  arccos: Math.acos,
  det: Math.abs,
  tr: (x) => x,
};

const extrema: ReadonlySet<string> = new Set(['min', 'max', 'clip']);

/** min(a, b), max(a, b), and clip(a, most) or clip(a, least, most). */
function extremum(
  { head, groups }: Call,
  value: (expression: Expression) => number | undefined,
): number | undefined {
  const members = groups.flat().map(value);
  if (members.length < 2 || members.includes(undefined)) {
    return undefined;
  }
  const [first, ...rest] = members.map((each) => each!);
  if (head.letter === 'max') {
    return Math.max(first!, ...rest);
  }
  if (head.letter === 'min' || rest.length === 1) {
    return Math.min(first!, ...rest);
  }
  return Math.min(Math.max(first!, rest[0]!), rest[1]!);
}

/** Vectors and matrices are single numbers here, so a transpose changes nothing. */
const isTransposition = (exponent: Expression): boolean =>
  (exponent.kind === 'quantity' && exponent.letter === 'T' && exponent.sub === '') ||
  (exponent.kind === 'opaque' && /^(?:\\top|\\intercal|⊤)$/.test(exponent.text));

const isEuler = (base: Expression): boolean =>
  base.kind === 'quantity' && base.letter === 'e' && base.sub === '' && base.accent === '';

/** A power of ten is the decimal that is written so: `10 ** -4` would be off in its last digit. */
const raise = (base: number, exponent: number): number =>
  base === 10 && Number.isInteger(exponent) ? Number(`1e${exponent}`) : base ** exponent;

const isOfSchedule = (body: Expression): boolean =>
  quantities(body).every(({ letter, sub }) => /^[αβ]$/.test(letter) && sub === 't');

/** ∏ α_t without limits is over all steps up to t. */
const overAllSteps = {
  index: 't',
  from: { kind: 'number', value: 1 },
  to: { kind: 'quantity', letter: 't', accent: '', sub: '', label: '' },
} as const;

/** Products and sums over more steps than this are left unevaluated. */
const maxSteps = 100;

function evaluateReduce(
  reduce: Expression & { readonly kind: 'reduce' },
  values: Values,
  indices: Indices,
): number | undefined {
  if (
    reduce.operator === 'product' &&
    reduce.index === '' &&
    !reduce.from &&
    !reduce.to &&
    isOfSchedule(reduce.body)
  ) {
    return evaluateReduce({ ...reduce, ...overAllSteps }, values, indices);
  }
  const { operator, index, from, to, body } = reduce;
  const [lower, upper] = [from, to].map((each) => each && valueOf(each, values, indices));
  // ∏ from t = T down to 1.
  const isTurned = operator !== 'integral' && from?.kind === 'quantity' && to?.kind === 'number';
  const [first, last] = isTurned && lower !== undefined && lower > upper! ? [upper, lower] : [lower, upper];
  if (first === undefined || last === undefined || last - first > maxSteps) {
    return undefined;
  }
  if (operator === 'integral') {
    return integrate(body, first, last, values, indices);
  }
  if (index === '' || !Number.isInteger(first) || !Number.isInteger(last)) {
    return undefined;
  }
  let total = operator === 'product' ? 1 : 0;
  for (let step = first; step <= last; step++) {
    const value = valueOf(body, values, new Map(indices).set(index, step));
    if (value === undefined) {
      return undefined;
    }
    total = operator === 'product' ? total * value : total + value;
  }
  return total;
}

/** Gauss and Legendre's three points, exact for the polynomials that schedules are here. */
const nodes = [-Math.sqrt(0.6), 0, Math.sqrt(0.6)];
const weights = [5 / 9, 8 / 9, 5 / 9];

/** ∫ body, where the body ends with the differential d s. */
function integrate(
  body: Expression,
  from: number,
  to: number,
  values: Values,
  indices: Indices,
): number | undefined {
  const factors = body.kind === 'product' ? body.factors : [body];
  const at = factors.findIndex((each) => isLetter(each, 'd'));
  const variable = factors[at + 1];
  if (at === -1 || at !== factors.length - 2 || variable?.kind !== 'quantity' || variable.sub !== '') {
    return undefined;
  }
  const integrand: Expression = { kind: 'product', factors: factors.slice(0, at) };
  const half = (to - from) / 2;
  let total = 0;
  for (const [index, node] of nodes.entries()) {
    const bound = new Map(indices).set(variable.letter, from + half * (1 + node));
    const value = valueOf(integrand, values, bound);
    if (value === undefined) {
      return undefined;
    }
    total += weights[index]! * value;
  }
  return total * half;
}

const isLetter = (expression: Expression, letter: string): boolean =>
  expression.kind === 'quantity' && expression.letter === letter && expression.sub === '';
