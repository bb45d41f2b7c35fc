import { evaluate } from '../formulas/evaluate';
import type { Expression, Quantity } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import { somePart } from '../formulas/equationFacts';
import { isDensity, isDivergence } from '../formulas/shape';
import { isDensityName } from '../vocabulary/roles';
import { isSameTime, readStep } from '../vocabulary/step';
import { best, isEqual, worlds, type Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import { FormulaValues } from '../worlds/formulaValues';
import { readLetters } from '../worlds/letters';
import type { World } from '../worlds/world';
import { FreeValues } from './freeValues';
import { compareUpToNetworks, withoutConstant } from './upToNetworks';
import { readNormal, writtenOut } from './writtenOut';

/** What the sides of a derivation are about. */
export interface Derivation {
  /** What its density is of; absent for algebra. */
  readonly variable: Quantity | undefined;
  readonly convention: Convention;
}

/** What a chain's first density is of: x_{t−1} of q(x_{t−1} | x_t, x_0), and of N(x_{t−1}; …). */
export function variableOf(sides: readonly Expression[]): Quantity | undefined {
  for (const side of sides) {
    let found: Expression | undefined;
    somePart(side, (part) => {
      const of =
        readNormal(part)?.of ??
        (isDensity(part) && part.groups[0]!.length === 1 ? part.groups[0]![0] : undefined);
      found = of;
      return of !== undefined;
    });
    if (found) {
      return found.kind === 'quantity' && !found.sub.includes(':') ? found : undefined;
    }
  }
  return undefined;
}

/** What a side that is a density, or a normal one by its moments, is of. */
function targetOf(side: Expression): Quantity | undefined {
  const call = side.kind === 'apply' ? side : undefined;
  const isNormal = call?.head.letter === 'N' && call.head.sub === '' && call.groups.length === 2;
  const isNamed = call && (isNormal || isDensityName(call.head)) && call.groups[0]!.length === 1;
  const of = isNamed ? call.groups[0]![0] : readNormal(side)?.of;
  return of?.kind === 'quantity' && of.accent === '' ? of : undefined;
}

/** Another state of the chain that a state belongs to. */
const isStepBeside = (each: Expression, { letter, sub }: Quantity): boolean =>
  each.kind === 'quantity' && each.letter === letter && readStep(each.sub)?.base === readStep(sub)?.base;

/** Whether two densities are of one variable: N(x_t; …) is no density of x_{t−1}. */
export function compareTargets(left: Expression, right: Expression): Verdict {
  const [first, second] = [targetOf(left), targetOf(right)];
  const isNamed = isDensity(left) && readNormal(right) !== undefined;
  if (!isNamed || !first || !second || first.letter !== second.letter) {
    return 'unknown';
  }
  // A step of another letter is told only where nothing else of the density is.
  const given = isDensity(left) ? left.groups.slice(1).flat() : [];
  const steps = [first.sub, second.sub].map(readStep);
  if (steps.some((step) => !step)) {
    // q(x | x_{t−1}) of x_t.
    const isNamed = first.sub === '' && given.some((each) => isStepBeside(each, second));
    return isNamed ? 'wrong' : 'unknown';
  }
  const { mean } = readNormal(right)!;
  const isPrior = given.length === 0 && first.sub === 'T' && mean.kind === 'number' && mean.value === 0;
  const isTold =
    isPrior ||
    steps[0]?.base === steps[1]?.base ||
    given.some((each) => each.kind === 'quantity' && readStep(each.sub)?.base === steps[0]?.base);
  return isSameTime(first.sub, second.sub) ? 'right' : isTold ? 'wrong' : 'unknown';
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

interface Found {
  readonly value: number;
  readonly names: ReadonlySet<string>;
}
type ValueOf = (side: Expression, world: World, value?: number) => Found | undefined;

const none: ReadonlySet<string> = new Set();

function pointwise([left, right]: readonly [Expression, Expression], valueOf: ValueOf): Verdict {
  let counted = 0;
  for (const world of worlds) {
    const [a, b] = [valueOf(left, world), valueOf(right, world)];
    const isFinite = a && b && Number.isFinite(a.value) && Number.isFinite(b.value);
    if (!isFinite) {
      if (world.t === 1 || (a && b)) {
        continue;
      }
      return 'unknown';
    }
    if (!haveSameNames(a, b)) {
      return 'unknown';
    }
    counted++;
    if (!isEqual(a.value, b.value)) {
      return 'wrong';
    }
  }
  return counted >= 2 ? 'right' : 'unknown';
}

const points = [0.7, 1.3, -0.4];

/** Whether two sides differ only by what does not depend on the variable. */
function upTo(
  [left, right]: readonly [Expression, Expression],
  valueOf: ValueOf,
  distance: (a: number, b: number) => number,
  state: string,
): Verdict {
  let counted = 0;
  for (const world of worlds.slice(0, 3)) {
    const found: number[] = [];
    for (const point of points) {
      const [a, b] = [valueOf(left, world, point), valueOf(right, world, point)];
      if (!a || !b || !haveSameNames(...withoutConstants(a, b, state))) {
        return 'unknown';
      }
      const apart = distance(a.value, b.value);
      if (!Number.isFinite(apart)) {
        return 'unknown';
      }
      found.push(apart);
    }
    counted++;
    if (!found.every((each) => isEqual(each, found[0]!))) {
      return 'wrong';
    }
  }
  return counted >= 2 ? 'right' : 'unknown';
}

/** Each side has all letters of the other: else something was put in that the step does not say. */
const haveSameNames = (a: Found, b: Found): boolean =>
  a.names.size === b.names.size && [...a.names].every((name) => b.names.has(name));

/**
 * Without C and C(x_t, x_0), which hold what does not depend on the variable, and without a bare x beside x_t, which is
 * none of the states that it should be.
 */
const withoutConstants = (a: Found, b: Found, state: string): [Found, Found] => {
  const isLeftOut = (name: string) => /^ C_/.test(name) || name === ` ${state}_^`;
  const [first, second] = [a, b].map(({ value, names }) => ({
    value,
    names: new Set([...names].filter((name) => !isLeftOut(name))),
  }));
  return [first!, second!];
};

/** A mean, or a divergence of densities, of which only what it is the mean of is compared. */
const holdsMean = (side: Expression): boolean =>
  somePart(
    side,
    (part) =>
      part.kind === 'expectation' ||
      (isDivergence(part) && part.groups.some((group) => group[0] && isDensity(group[0]))),
  );

/**
 * What no value in a draw tells: a trace or a determinant, which counts dimensions; an integral; a sum of random variables, written by
 * their distributions; and a mean that is multiplied, raised or subtracted within another.
 */
export const isBeyondValues = (side: Expression): boolean =>
  somePart(
    side,
    (part) =>
      (part.kind === 'function' && /^(?:tr|det)$/.test(part.name)) ||
      (part.kind === 'reduce' && part.operator === 'integral') ||
      (part.kind === 'sum' && part.terms.some((term) => readNormal(term) !== undefined)) ||
      (part.kind === 'expectation' && somePart(part.body, isMeanOfStates)) ||
      (part.kind === 'power' && holdsMean(part.base)) ||
      (part.kind === 'product' && part.factors.filter(holdsMean).length > 1),
  );

/** E[(a + b)²] = E[a²] − b²: what is outside of the second mean came out of the first by its value. */
const takesMean = (whole: Expression, taken: Expression): boolean =>
  whole.kind === 'expectation' &&
  isMeanOfStates(whole) &&
  taken.kind === 'sum' &&
  taken.terms.some(holdsMean) &&
  taken.terms.some((term) => !holdsMean(term) && term.kind !== 'number');

const isMeanOfStates = (part: Expression): boolean =>
  part.kind === 'expectation' &&
  !somePart(part.body, (each) => each.kind === 'function' && /^(?:log|ln)$/.test(each.name));

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
