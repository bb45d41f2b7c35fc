import { spend } from '../../budget';
import { readDensity } from '../../formulas/density';
import type { Equation } from '../../formulas/equation';
import { somePart } from '../../formulas/equationFacts';
import { type Call, type Values, evaluate } from '../../formulas/evaluate';
import { type Expression, mapParts } from '../../formulas/expression';
import { type Verdict, compare, perWorld } from '../../worlds/compare';
import type { World } from '../../worlds/world';

/** A probability or density by the names of its events or variables: P(A, B | C). */
export interface Probability {
  /** The letter that it is written by; p_θ and p are one distribution, q and p are two. */
  readonly letter: string;
  readonly of: readonly string[];
  readonly given: readonly string[];
}

/** Reads P(…) and P(… | …); undefined for anything else, and for arguments that are left out by dots. */
export function readProbability(expression: Expression): Probability | undefined {
  const density = readDensity(expression);
  if (!density || density.groups.length > 2) {
    return undefined;
  }
  const [of = [], given = []] = density.groups.map((group) => group.map(nameOf));
  const all = [...of, ...given];
  return of.length > 0 && all.every((each) => each !== undefined)
    ? {
        letter: density.head.letter,
        of: of.filter((each) => each !== undefined),
        given: given.filter((each) => each !== undefined),
      }
    : undefined;
}

const nameOf = (argument: Expression): string | undefined =>
  argument.kind === 'quantity'
    ? `${argument.letter}${argument.accent}${argument.label}_${argument.sub}`
    : undefined;

/** The factors of a quotient of probabilities, above and below the line; undefined where something else stands in it. */
export function readQuotient(
  expression: Expression,
): { readonly above: readonly Probability[]; readonly below: readonly Probability[] } | undefined {
  const factors = expression.kind === 'product' ? expression.factors : [expression];
  const above: (Probability | undefined)[] = [];
  const below: (Probability | undefined)[] = [];
  for (const factor of factors) {
    if (factor.kind === 'power' && factor.exponent.kind === 'number' && factor.exponent.value === -1) {
      const inner = factor.base.kind === 'product' ? factor.base.factors : [factor.base];
      below.push(...inner.map(readProbability));
    } else {
      above.push(readProbability(factor));
    }
  }
  const isRead = (each: Probability | undefined): each is Probability => each !== undefined;
  return above.every(isRead) && below.every(isRead) ? { above, below } : undefined;
}

/** Σ or ∫ of p(b | a) p(a) over a is p(b): the same expression with every such sum worked out. */
export function withMarginals(expression: Expression): Expression {
  if (expression.kind !== 'reduce' || expression.operator === 'product') {
    return mapParts(expression, withMarginals);
  }
  const factors = (expression.body.kind === 'product' ? expression.body.factors : [expression.body]).filter(
    (factor, index, all) => !isDifferential(factor) && !(index > 0 && isDifferential(all[index - 1]!)),
  );
  const conditional = factors.find((factor) => (readProbability(factor)?.given.length ?? 0) > 0);
  const weight = factors.find((factor) => factor !== conditional);
  const [first, second] = [conditional && readProbability(conditional), weight && readProbability(weight)];
  const isMean =
    factors.length === 2 &&
    first?.letter === second?.letter &&
    second?.given.length === 0 &&
    second.of.length === 1 &&
    first?.given.length === 1 &&
    first.given[0] === second.of[0];
  return isMean && conditional?.kind === 'apply'
    ? { ...conditional, groups: [conditional.groups[0]!] }
    : expression;
}

const isDifferential = (factor: Expression): boolean =>
  factor.kind === 'quantity' && factor.letter === 'd' && factor.sub === '';

/** So many events have a joint distribution of 2⁶ cells. */
const maxEvents = 6;

/**
 * Compares both sides under joint distributions at random, in which every rule of probability holds. Of two
 * distributions, such as q and p, nothing is known.
 */
export function judgeProbabilities({ left, right: written }: Equation): Verdict {
  const right = withMarginals(written);
  const all = [left, right].flatMap(probabilitiesIn);
  const letters = new Set(all.map(({ letter }) => letter));
  const names = [...new Set(all.flatMap(({ of, given }) => [...of, ...given]))].sort();
  if (letters.size !== 1 || names.length > maxEvents) {
    return 'unknown';
  }
  const values = perWorld((world) => new EventProbabilities(world, names));
  return compare(
    (world) => evaluate(left, values(world)),
    (world) => evaluate(right, values(world)),
  );
}

function probabilitiesIn(expression: Expression): Probability[] {
  const found: Probability[] = [];
  somePart(expression, (part) => {
    const probability = readProbability(part);
    if (probability) {
      found.push(probability);
    }
    return false;
  });
  return found;
}

/** The probabilities of events that have a random joint distribution. */
class EventProbabilities implements Values {
  /** The weight of each cell: its bits say which events happen. */
  private readonly weights: readonly number[];

  constructor(
    world: World,
    private readonly names: readonly string[],
  ) {
    const count = 1 << names.length;
    spend(count);
    this.weights = Array.from({ length: count }, (_, cell) =>
      world.free(`cell ${cell} of ${names.length} events`),
    );
  }

  quantity(): undefined {
    return undefined;
  }

  call(call: Call): number | undefined {
    const probability = readProbability(call);
    if (!probability) {
      return undefined;
    }
    const { of, given } = probability;
    return this.weightOf([...of, ...given]) / this.weightOf(given);
  }

  /** The weight of all cells in which some events happen. */
  private weightOf(events: readonly string[]): number {
    const mask = events.reduce((bits, each) => bits | (1 << this.names.indexOf(each)), 0);
    return this.weights.reduce((total, weight, cell) => ((cell & mask) === mask ? total + weight : total), 0);
  }
}
