import type { Equation } from '../../formulas/equation';
import { evaluate, type Call, type Values } from '../../formulas/evaluate';
import type { Expression, Quantity } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/facts';
import { compare, perWorld, type Verdict } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import type { World } from '../../worlds/world';

/** Every letter a number of its own, but for one that is given; names of dimensions are one. */
class PlainValues implements Values {
  constructor(
    private readonly world: World,
    private readonly variable: string,
  ) {}

  /** Where the variable stands. */
  at = 0;
  /** The letters' values but the variable's, since a sum over it asks for them again and again. */
  private readonly known = new Map<Quantity, number | undefined>();

  quantity(quantity: Quantity): number | undefined {
    if (!this.known.has(quantity)) this.known.set(quantity, this.constant(quantity));
    return this.known.get(quantity) ?? this.at;
  }

  /** Undefined for the variable. */
  private constant(quantity: Quantity): number | undefined {
    const key = keyOf(quantity);
    if (key === this.variable) return undefined;
    const { letter, sub } = quantity;
    if (letter === 'π' && sub === '') return Math.PI;
    if (/^[dDknJI]$/.test(letter) && sub === '') return 1;
    if (/^[αβ]$/.test(letter)) return 0.2 + 0.6 * this.world.uniform(key);
    return this.world.free(key);
  }

  call({ head }: Call): number | undefined {
    return this.quantity(head);
  }
}

const halfWidth = 26;
const stride = 0.125;

/**
 * A density of one variable: what is on its right is finite and adds up to one, whatever its letters. The trapezoidal
 * rule is exact to far more than nine digits for Gaussians that are wider than its stride.
 */
export function judgeGaussianDensity({ left, right }: Equation): Verdict {
  const isLog = left.kind === 'function';
  const density = isLog ? left.argument : left;
  const variable = density.kind === 'apply' ? density.groups[0]?.[0] : undefined;
  // Of N(x_t; μ, σ²) another formula says what the variable is.
  const isUnnamed =
    density.kind === 'apply' &&
    density.head.letter === 'N' &&
    (density.groups.length < 2 || (variable?.kind === 'quantity' && variable.sub !== ''));
  if (variable?.kind !== 'quantity' || isUnnamed) return 'unknown';
  const key = keyOf(variable);
  if (!quantities(right).some((each) => keyOf(each) === key)) return 'unknown';
  return compare(
    () => 1,
    (world) => {
      const values = new PlainValues(world, key);
      const at = (x: number) => {
        values.at = x;
        const value = evaluate(right, values);
        return value !== undefined && isLog ? Math.exp(value) : value;
      };
      // What does not vanish far away adds up to no number.
      if ([-halfWidth, halfWidth].some((x) => (at(x) ?? 0) > 1e-9)) return Infinity;
      let total = 0;
      for (let x = -halfWidth; x <= halfWidth; x += stride) {
        const value = at(x);
        if (value === undefined) return undefined;
        total += value;
      }
      return total * stride;
    },
  );
}

/** What stands for Σ, ∫ or an expectation over x, with one number for each density. */
function averaged(
  expression: Expression,
): { readonly body: Expression; readonly isMean: boolean } | undefined {
  if (expression.kind === 'expectation') return { body: expression.body, isMean: true };
  if (expression.kind === 'reduce')
    return expression.operator === 'product'
      ? undefined
      : { body: withoutDifferential(expression.body), isMean: false };
  if (expression.kind !== 'product') return undefined;
  const at = expression.factors.findIndex(({ kind }) => kind === 'reduce' || kind === 'expectation');
  const inner = at === -1 ? undefined : averaged(expression.factors[at]!);
  const others = expression.factors.filter((_, index) => index !== at);
  return inner && { ...inner, body: { kind: 'product', factors: [...others, inner.body] } };
}

function withoutDifferential(body: Expression): Expression {
  if (body.kind !== 'product') return body;
  const at = body.factors.findIndex(
    (each) => each.kind === 'quantity' && each.letter === 'd' && each.sub === '',
  );
  return at === -1
    ? body
    : { ...body, factors: body.factors.filter((_, index) => index !== at && index !== at + 1) };
}

/** Densities are numbers between 0 and 1, by their letters. */
class DensityNumbers implements Values {
  constructor(private readonly world: World) {}

  quantity({ letter, sub }: Quantity): number | undefined {
    return /^[pqPQ]$/.test(letter)
      ? 0.05 + 0.9 * this.world.uniform(`density ${letter.toLowerCase()} ${sub}`)
      : undefined;
  }

  call({ head }: Call): number | undefined {
    return this.quantity(head);
  }
}

const lettersOf = (expression: Expression | undefined): Quantity | undefined => {
  const head = expression?.kind === 'apply' ? expression.head : expression;
  return head?.kind === 'quantity' && /^[pqPQ]$/.test(head.letter) ? head : undefined;
};

/** Σ p log(p/q), also as a mean over p. */
export function judgeDivergenceDefinition({ left, right }: Equation): Verdict {
  if (left.kind !== 'apply') return 'unknown';
  const [p, q] = left.groups.map((group) => lettersOf(group[0]));
  return p && q
    ? judgeMean(
        right,
        (at) => ratio(at(p), at(q)),
        (at) => at(p),
      )
    : 'unknown';
}

/** −Σ p log p, and −Σ p log q. */
export function judgeEntropy({ left, right }: Equation): Verdict {
  if (left.kind !== 'apply') return 'unknown';
  const [p, second] = left.groups.flat().map(lettersOf);
  const q = second ?? p;
  return p && q
    ? judgeMean(
        right,
        (at) => negativeLog(at(q)),
        (at) => at(p),
      )
    : 'unknown';
}

const ratio = (p: number | undefined, q: number | undefined) =>
  p === undefined || q === undefined ? undefined : Math.log(p / q);
const negativeLog = (q: number | undefined) => (q === undefined ? undefined : -Math.log(q));

/** One letter for densities of different variables, or of several at once, which are no one number. */
function hasSeveralDensities(right: Expression): boolean {
  const found = new Map<string, string>();
  return somePart(right, (part) => {
    if (part.kind !== 'apply' || !/^[pqPQ]$/.test(part.head.letter)) return false;
    if (part.groups[0]!.length > 1) return true;
    const [name, said] = [keyOf(part.head), JSON.stringify(part.groups)];
    if (found.has(name) && found.get(name) !== said) return true;
    found.set(name, said);
    return false;
  });
}

function judgeMean(
  right: Expression,
  inside: (at: (density: Quantity) => number | undefined) => number | undefined,
  weight: (at: (density: Quantity) => number | undefined) => number | undefined,
): Verdict {
  const mean = averaged(right);
  if (!mean || hasSeveralDensities(right)) return 'unknown';
  const at = perWorld((world) => new DensityNumbers(world));
  return compare(
    (world) => {
      const value = inside((density) => at(world).quantity(density));
      const factor = mean.isMean ? 1 : weight((density) => at(world).quantity(density));
      return value === undefined || factor === undefined ? undefined : value * factor;
    },
    (world) => evaluate(mean.body, at(world)),
  );
}
