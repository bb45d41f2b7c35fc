import { evaluate } from '../formulas/evaluate';
import type { Expression, Quantity } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import { somePart } from '../formulas/equationFacts';
import { isDensity } from '../formulas/shape';
import { best, type Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import { FormulaValues } from '../worlds/formulaValues';
import { readLetters } from '../worlds/letters';
import type { World } from '../worlds/world';
import { holdsMean, isBeyondValues, takesMean } from './beyondValues';
import { pointwise, upTo, type Found } from './compareValues';
import { FreeValues } from './freeValues';
import { compareUpToNetworks, withoutConstant } from './upToNetworks';
import { readNormal, writtenOut } from './writtenOut';

/** What the sides of a derivation are about. */
export interface Derivation {
  /** What its density is of; absent for algebra. */
  readonly variable: Quantity | undefined;
  readonly convention: Convention;
}

/**
 * Whether two sides of a derivation are equal for all values of their letters. With a variable, densities may differ by
 * a factor that it does not stand in, and logarithms by such a summand. Sides with other letters cannot be told.
 */
export function compareStep(
  left: Expression,
  right: Expression,
  isUpToFactor: boolean,
  { variable, convention }: Derivation,
): Verdict {
  const bare = [left, right].map((side) => withoutConstant(side) ?? side);
  if (!isUpToFactor && (bare[0] !== left || bare[1] !== right) && !bare.some(isBeyondValues)) {
    const [a, b] = bare.map((side) => writtenOut(side, variable ?? anyVariable));
    const verdict = compareUpToNetworks(a!, b!, convention);
    if (verdict !== 'unknown') {
      return verdict;
    }
  }
  if (holdsMean(left) !== holdsMean(right) || [left, right].some(isBeyondValues)) {
    return 'unknown';
  }
  if (takesMean(left, right) || takesMean(right, left)) {
    return 'unknown';
  }
  const isProportional = isUpToFactor && variable !== undefined && !holdsMean(left);
  if (isUpToFactor && (!isProportional || isTurned(left, right))) {
    return 'unknown';
  }
  const of = variable ?? anyVariable;
  const sides = [writtenOut(left, of), writtenOut(right, of)] as const;
  const letters = readLetters(sides);
  const isLogarithm = [left, right].some((side) => topIs(side, /^(?:log|ln)$/));
  // x_t may be written out by x_0 and others, also in a mean, which no draw shows.
  const areStatesApart = ![left, right].some((side) => somePart(side, isDensity));
  const isWritten = [left, right].some(isWrittenDensity);
  const variables =
    !isUpToFactor && !isWritten
      ? []
      : variable
        ? [variable, ...(isUpToFactor ? conditionsOf(left) : [])]
        : statesIn(sides, letters.state);
  const verdicts: Verdict[] = [];
  for (const dependence of ['any', 'forward'] as const) {
    const valueOf = (side: Expression, world: World, by?: Quantity, value?: number): Found | undefined => {
      const moved = by && value !== undefined ? { quantity: by, value } : undefined;
      const values = new FreeValues({
        world,
        convention,
        letters,
        dependence,
        areStatesApart,
        ...(moved ? { moved } : {}),
      });
      const found = evaluate(side, values);
      return found === undefined ? undefined : { value: found, names: values.names };
    };
    if (!isUpToFactor) {
      verdicts.push(pointwise(sides, (side, world) => valueOf(side, world)));
    }
    if (verdicts.includes('right')) {
      return 'right';
    }
    const distance = isLogarithm ? (a: number, b: number) => a - b : (a: number, b: number) => a / b;
    for (const each of variables) {
      verdicts.push(
        upTo(sides, (side, world, value) => valueOf(side, world, each, value), distance, letters.state),
      );
    }
  }
  const verdict = best(verdicts);
  if (verdict !== 'wrong' || isUpToFactor) {
    return verdict;
  }
  // States that were made of the same data and noise.
  const bound = (side: Expression, world: World): Found | undefined => {
    const values = new FormulaValues(world, convention, letters, { unknowns: true, densities: true });
    const value = evaluate(side, values);
    return value === undefined ? undefined : { value, names: none };
  };
  return pointwise(sides, bound) === 'right' ? 'right' : 'wrong';
}

const none: ReadonlySet<string> = new Set();

const insideLogarithm = (side: Expression): Expression =>
  side.kind === 'function' && topIs(side, /^(?:log|ln)$/) ? side.argument : side;

/** p(c|x) ∝ p(x|c), where all c are as likely. */
function isTurned(left: Expression, right: Expression): boolean {
  const [a, b] = [left, right].map(insideLogarithm);
  const textOf = (group: readonly Expression[] | undefined) => JSON.stringify(group);
  return (
    a !== undefined &&
    b !== undefined &&
    isDensity(a) &&
    isDensity(b) &&
    textOf(a.groups[0]) === textOf(b.groups[1]) &&
    textOf(a.groups[1]) === textOf(b.groups[0])
  );
}

/** What a density is given by other letters than its own: x of p(c|x), which may be what varies. */
function conditionsOf(left: Expression): readonly Quantity[] {
  const density = insideLogarithm(left);
  const [[of] = [], given = []] = isDensity(density) ? density.groups : [];
  return given.filter(
    (each): each is Quantity =>
      each.kind === 'quantity' &&
      of?.kind === 'quantity' &&
      each.letter !== of.letter &&
      !each.sub.includes(':'),
  );
}

/** The states that a density without a name may be of. */
function statesIn(sides: readonly Expression[], state: string): readonly Quantity[] {
  const found = new Map<string, Quantity>();
  for (const each of sides.flatMap((side) => quantities(side))) {
    if (each.letter === state && each.accent === '' && each.label === '' && each.sub !== '') {
      found.set(each.sub, each);
    }
  }
  return [...found.values()].slice(0, 3);
}

/**
 * Whether a density of the forward process, or its logarithm, stands beside nothing but states and the schedule: what is
 * known of both leaves no doubt.
 */
export function isOfForwardProcess(left: Expression, right: Expression): boolean {
  const density = topIs(left, /^(?:log|ln)$/) && left.kind === 'function' ? left.argument : left;
  return (
    isDensity(density) &&
    density.head.letter === 'q' &&
    density.head.sub === '' &&
    density.groups.length === 2 &&
    quantities(right).every(
      ({ letter, accent, sub, label }) =>
        label === '' &&
        /^(?:|bar)$/.test(accent) &&
        (/^[xC]$/.test(letter) || (/^[αβ]$/.test(letter) && /^t(?:-1)?$/.test(sub))),
    ) &&
    quantities(right).some(({ letter }) => letter === 'α') &&
    !somePart(right, ({ kind }) => kind === 'reduce' || kind === 'opaque')
  );
}

const topIs = (side: Expression, name: RegExp): boolean =>
  side.kind === 'function' ? name.test(side.name) : false;

/** A density that is written out, or by its moments: constants of it are often left out. */
const isWrittenDensity = (side: Expression): boolean =>
  somePart(
    side,
    (part) => readNormal(part) !== undefined || (part.kind === 'function' && part.name === 'exp'),
  ) || topIs(side, /^(?:log|ln)$/);

/** What a normal density is of where nothing says so. */
const anyVariable: Quantity = { kind: 'quantity', letter: '•', accent: '', sub: '', label: '' };
