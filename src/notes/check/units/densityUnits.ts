import type { Indices } from '../../formulas/evaluate';
import { evaluate } from '../../formulas/evaluate';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { readStep } from '../../vocabulary/step';
import { somePart } from '../../formulas/equationFacts';
import { isDensity, isDivergence, readNormal } from '../../formulas/shape';
import { chainOfSteps, membersOf } from './members';
import { stepNumber } from '../../worlds/stepNumber';

/** How often a product holds a density of each variable, less how often it is divided by one. */
export type Degrees = ReadonlyMap<string, number>;

/**
 * What an expression of densities is in units of its variables: p(a|b) is per unit of a. A logarithm turns factors into
 * summands, so that its units count with the sign of the summand.
 */
interface Units {
  readonly of: Degrees;
  /** Of the logarithms; absent where there is none. */
  readonly log?: Degrees;
  /** A derivative by a variable: of a logarithm it has no unit of a density any more. */
  readonly isGradient?: true;
}

/** Two parts that no sum, divergence or equation may hold side by side. */
export class Clash {
  constructor(
    readonly left: Units,
    readonly right: Units,
  ) {}
}

const none: Degrees = new Map();

export const added = (a: Degrees, b: Degrees, times = 1): Degrees => {
  const total = new Map(a);
  for (const [name, count] of b) {
    const now = (total.get(name) ?? 0) + times * count;
    if (Math.abs(now) < 1e-9) {
      total.delete(name);
    } else {
      total.set(name, now);
    }
  }
  return total;
};

const isSame = (a: Degrees, b: Degrees): boolean => added(a, b, -1).size === 0;

/** The units of an expression that is made of densities alone; undefined where they cannot be told. */
export function unitsOf(expression: Expression, indices: Indices = new Map()): Units | Clash | undefined {
  const inside = (part: Expression) => unitsOf(part, indices);
  switch (expression.kind) {
    case 'number':
      return { of: none };
    case 'product':
      return ofProduct(expression.factors, inside);
    case 'power': {
      const base = inside(expression.base);
      const { exponent } = expression;
      if (!base || base instanceof Clash) {
        return base;
      }
      return exponent.kind === 'number' && !base.log && !base.isGradient
        ? { of: added(none, base.of, exponent.value) }
        : undefined;
    }
    case 'sum':
      return hasOpenRange(expression.terms) ? undefined : ofSum(expression.terms.map(inside));
    case 'function':
      return ofLogarithm(expression.name, inside(expression.argument));
    case 'expectation':
      // What it is over is integrated away.
      return inside(expression.body);
    case 'reduce':
      return expression.operator === 'integral'
        ? expression.from || expression.to
          ? undefined
          : ofIntegral(expression.body, indices)
        : ofRange(expression, indices);
    case 'apply':
      return ofCall(expression, indices);
    case 'norm':
    case 'opaque':
    case 'quantity':
      return undefined;
  }
}

function ofProduct(
  factors: readonly Expression[],
  inside: (part: Expression) => Units | Clash | undefined,
  isIntegrated = false,
): Units | Clash | undefined {
  let of = none;
  let scale = 1;
  let log: Degrees | undefined;
  let isGradient = false;
  for (const factor of factors) {
    const units = inside(factor);
    if (!units || units instanceof Clash) {
      return units;
    }
    if (units.isGradient ? isGradient || log : units.log && (log ?? isGradient)) {
      return undefined;
    }
    scale *= constantOf(factor) ?? 1;
    of = added(of, units.of);
    log ??= units.log;
    isGradient ||= units.isGradient === true;
  }
  // log a / b may be the logarithm of a / b.
  if (log && of.size > 0 && !isIntegrated) {
    return undefined;
  }
  return {
    of,
    ...(log ? { log: added(none, log, scale) } : {}),
    ...(isGradient ? { isGradient: true } : {}),
  };
}

/** Σ a_i − b_i, whose sum goes on to the end. */
function hasOpenRange(terms: readonly Expression[]): boolean {
  return terms.some((term, at) => {
    const range = [term, ...(term.kind === 'product' ? term.factors : [])].find(
      ({ kind }) => kind === 'reduce',
    );
    const index = range?.kind === 'reduce' ? range.index : '';
    return (
      index !== '' &&
      terms.some(
        (each, other) =>
          other !== at &&
          each.kind !== 'reduce' &&
          quantities(each).some(({ sub }) => readStep(sub)?.base === index),
      )
    );
  });
}

const constantOf = (factor: Expression): number | undefined =>
  evaluate(factor, { quantity: () => undefined, call: () => undefined });

function ofSum(terms: readonly (Units | Clash | undefined)[]): Units | Clash | undefined {
  const clash = terms.find((each) => each instanceof Clash);
  if (clash) {
    return clash;
  }
  if (terms.some((each) => !each)) {
    return undefined;
  }
  const [first, ...others] = terms as readonly Units[];
  let total = first!;
  for (const each of others) {
    if (!total.isGradient !== !each.isGradient) {
      return undefined;
    }
    const isMixed = !total.log !== !each.log;
    if (isMixed) {
      const plain = total.log ? each : total;
      // A number beside a logarithm may be a logarithm itself.
      return plain.of.size > 0 ? new Clash(total, each) : undefined;
    }
    if (!isSame(total.of, each.of)) {
      return total.isGradient ? new Clash(total, each) : undefined;
    }
    total = { ...total, ...(total.log && each.log ? { log: added(total.log, each.log) } : {}) };
  }
  return total;
}

function ofLogarithm(name: string, argument: Units | Clash | undefined): Units | Clash | undefined {
  if (!argument || argument instanceof Clash) {
    return argument;
  }
  return /^(?:log|ln)$/.test(name) && !argument.log && !argument.isGradient
    ? { of: none, log: argument.of }
    : undefined;
}

/** ∫ f dx, whose d and x are factors of the body. */
function ofIntegral(body: Expression, indices: Indices): Units | Clash | undefined {
  const factors = body.kind === 'product' ? body.factors : [body];
  const rest: Expression[] = [];
  let over = none;
  for (let at = 0; at < factors.length; at++) {
    const factor = factors[at]!;
    if (factor.kind !== 'quantity' || factor.letter !== 'd' || factor.sub !== '') {
      rest.push(factor);
      continue;
    }
    const members = factors[++at] && membersOf([factors[at]!], indices);
    if (!members) {
      return undefined;
    }
    over = added(over, countsOf(members));
  }
  const units = over.size > 0 ? ofProduct(rest, (part) => unitsOf(part, indices), true) : undefined;
  return units && !(units instanceof Clash) ? { ...units, of: added(units.of, over, -1) } : units;
}

const countsOf = (members: readonly string[]): Degrees => {
  let counts = none;
  for (const each of members) {
    counts = added(counts, new Map([[each, 1]]));
  }
  return counts;
};

/** Σ of logarithms and ∏ of densities, one after the other. */
function ofRange(
  { operator, index, from, to, body }: Expression & { readonly kind: 'reduce' },
  indices: Indices,
): Units | Clash | undefined {
  const [first, last] = [from, to].map((end) => end && stepAt(end, indices));
  // ∏ f_t ∏ g_t: the second one's index is its own.
  const isFollowed = somePart(body, (part) => part.kind === 'reduce' && part.index === index);
  if (index === '' || first === undefined || last === undefined || last < first || isFollowed) {
    return undefined;
  }
  let total: Units | undefined;
  for (let step = first; step <= last; step++) {
    const units = unitsOf(body, new Map([...indices, [index, step]]));
    if (!units || units instanceof Clash) {
      return units;
    }
    const fits = operator === 'sum' ? units.log && units.of.size === 0 : !units.log;
    if (!fits || units.isGradient) {
      return undefined;
    }
    const before = total ?? { of: none };
    total =
      operator === 'sum'
        ? { of: none, log: added(before.log ?? none, units.log!) }
        : { of: added(before.of, units.of) };
  }
  return total;
}

/** The number of the step that a limit says. */
function stepAt(limit: Expression, indices: Indices): number | undefined {
  return evaluate(
    limit,
    {
      quantity: ({ letter, sub, accent, label }) =>
        sub === '' && accent === '' && label === '' ? stepNumber(letter, indices, chainOfSteps) : undefined,
      call: () => undefined,
    },
    indices,
  );
}

function ofCall(call: Expression & { readonly kind: 'apply' }, indices: Indices): Units | Clash | undefined {
  // As booleans, since a call that is none would be nothing else to the compiler.
  const [isOfVariable, isOfTwo]: readonly boolean[] = [isDensity(call), isDivergence(call)];
  if (isOfVariable) {
    const isPlain = /^[pq]$/.test(call.head.letter) && call.head.accent === '' && call.head.label === '';
    const members = isPlain ? membersOf(call.groups[0] ?? [], indices) : undefined;
    const given = call.groups.slice(1).flatMap((group) => membersOf(group, indices) ?? []);
    // q(x_0|x_1, x_0) is no density any more.
    return members && !members.some((each) => given.includes(each)) ? { of: countsOf(members) } : undefined;
  }
  if (isOfTwo && call.groups.length === 2) {
    const [p, q] = call.groups.map(([first]) => first && unitsOf(first, indices));
    if (p instanceof Clash || q instanceof Clash || !p || !q || p.log || q.log) {
      return p instanceof Clash ? p : q instanceof Clash ? q : undefined;
    }
    if (isSame(p.of, q.of)) {
      return { of: none, log: none };
    }
    // N(x; …) and N(y; …) may be two normal distributions by name.
    const [first, second] = [p, q].map(({ of }) =>
      String([...new Set([...of.keys()].map((key) => key[0]))].sort()),
    );
    return first === second ? new Clash(p, q) : undefined;
  }
  const normal = readNormal(call);
  if (normal && call.head.sub === '' && call.groups.flat().length === 3) {
    const members = membersOf(call.groups[0]?.slice(0, 1) ?? [], indices);
    return members && { of: countsOf(members) };
  }
  if (call.head.letter === '∇' && call.groups.length === 1) {
    const [first] = call.groups[0] ?? [];
    const body = first && unitsOf(first, indices);
    return body && !(body instanceof Clash) && !body.isGradient
      ? { of: body.of, isGradient: true }
      : body instanceof Clash
        ? body
        : undefined;
  }
  return undefined;
}

/** q(x'|x) = q(x|x'): a symmetric kernel, whose two variables are of one kind. */
function isReversed(left: Expression, right: Expression): boolean {
  const [a, b] = [left, right].map((side) =>
    isDensity(side) && side.groups.length === 2 ? side.groups.map((group) => String(membersOf(group))) : [],
  );
  return a!.length === 2 && a![0] === b![1] && a![1] === b![0];
}

/** Whether two sides have the same units; what is unlike where they have not. */
export function compareUnits(left: Expression, right: Expression): Clash | 'same' | undefined {
  if (isReversed(left, right)) {
    return undefined;
  }
  const [a, b] = [unitsOf(left), unitsOf(right)];
  if (a instanceof Clash || b instanceof Clash) {
    return a instanceof Clash ? a : b instanceof Clash ? b : undefined;
  }
  if (!a || !b || !a.isGradient !== !b.isGradient) {
    return undefined;
  }
  if (!a.log !== !b.log) {
    const plain = a.log ? b : a;
    return plain.of.size > 0 ? new Clash(a, b) : undefined;
  }
  const isLike = isSame(a.of, b.of) && isSame(a.log ?? none, b.log ?? none);
  return isLike ? 'same' : new Clash(a, b);
}
