import { isDensityName } from '../../vocabulary/roles';
import { isDensity } from '../../formulas/shape';
import { type Call, type Values, evaluate } from '../../formulas/evaluate';
import { type Expression, type Quantity } from '../../formulas/expression';
import type { EquationFacts } from '../../formulas/equationFacts';
import { somePart } from '../../formulas/equationFacts';
import { type Verdict, compare, perWorld } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import type { World } from '../../worlds/world';

/** A mean over a distribution, of one term. */
export const isMean = ({ right }: EquationFacts): boolean =>
  (right.kind === 'product' ? right.factors : [right]).some(
    (each) => each.kind === 'expectation' || (each.kind === 'reduce' && each.operator !== 'product'),
  );

/** The body of Σ, ∫ or an expectation; `isMean` where the operator holds the weight p. */
function averaged(
  expression: Expression,
): { readonly body: Expression; readonly isMean: boolean } | undefined {
  if (expression.kind === 'expectation') {
    return { body: expression.body, isMean: true };
  }
  if (expression.kind === 'reduce') {
    return expression.operator === 'product'
      ? undefined
      : { body: withoutDifferential(expression.body), isMean: false };
  }
  if (expression.kind !== 'product') {
    return undefined;
  }
  const at = expression.factors.findIndex(({ kind }) => kind === 'reduce' || kind === 'expectation');
  const inner = at === -1 ? undefined : averaged(expression.factors[at]!);
  const others = expression.factors.filter((_, index) => index !== at);
  return inner && { ...inner, body: { kind: 'product', factors: [...others, inner.body] } };
}

function withoutDifferential(body: Expression): Expression {
  if (body.kind !== 'product') {
    return body;
  }
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

  quantity(quantity: Quantity): number | undefined {
    const { letter, sub } = quantity;
    return isDensityName(quantity)
      ? 0.05 + 0.9 * this.world.uniform(`density ${letter.toLowerCase()} ${sub}`)
      : undefined;
  }

  call({ head }: Call): number | undefined {
    return this.quantity(head);
  }
}

export const densityLetter = (expression: Expression | undefined): Quantity | undefined => {
  const head = expression?.kind === 'apply' ? expression.head : expression;
  return head?.kind === 'quantity' && isDensityName(head) ? head : undefined;
};

/** Whether one letter names densities of different variables, or of several at once: these have no single value. */
function hasSeveralDensities(right: Expression): boolean {
  const found = new Map<string, string>();
  return somePart(right, (part) => {
    if (!isDensity(part)) {
      return false;
    }
    if (part.groups[0]!.length > 1) {
      return true;
    }
    const [name, said] = [keyOf(part.head), JSON.stringify(part.groups)];
    if (found.has(name) && found.get(name) !== said) {
      return true;
    }
    found.set(name, said);
    return false;
  });
}

export function judgeMean(
  right: Expression,
  inside: (at: (density: Quantity) => number | undefined) => number | undefined,
  weight: (at: (density: Quantity) => number | undefined) => number | undefined,
): Verdict {
  const mean = averaged(right);
  if (!mean || hasSeveralDensities(right)) {
    return 'unknown';
  }
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
