import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { withRanges } from '../../formulas/density';
import { isDots, withSingleDots } from '../../formulas/runs';
import { isDensity } from '../../formulas/shape';
import { isEnd, readStep } from '../../vocabulary/step';
import type { Verdict } from '../../worlds/compare';
import type { Finding } from '../finding';
import { offered } from '../messages';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

/** One factor of a joint density by the places of its states. */
interface Factor {
  readonly of: readonly number[];
  readonly given: readonly number[];
}

/** The place of T in the chain that dots are written out for. */
const last = 6;

/**
 * A joint density as a product with dots in which a state has no factor or two, or a factor turns round (Bishop,
 * equation 13.2: each state once, given its neighbour); or a density of what it is given.
 */
export function findWrongFactors(chain: CheckedChain, { mender }: Asked): Finding | undefined {
  const { sides, relations, inherited } = chain;
  for (let index = Math.max(1, inherited); index < sides.length; index++) {
    const [left, right] = [sides[index - 1]!, sides[index]!];
    const isWrong = (side: Expression) => judgeFactors(left.expression, side);
    if (relations[index - 1] !== 'equals' || isWrong(right.expression) !== 'wrong') {
      continue;
    }
    const fix = mender.search(chain, index, (candidate) => isWrong(candidate) === 'right');
    return {
      rule: 'identity',
      start: left.start,
      end: right.end,
      severity: 'error',
      message: l10n.t(
        'A joint density has one factor for each of its states: here one is missing, doubled or turned.',
      ),
      ...offered(fix),
    };
  }
  return undefined;
}

function judgeFactors(left: Expression, right: Expression): Verdict {
  const members = right.kind === 'product' ? withSingleDots(right.factors) : [];
  if (!isDensity(left) || members.length < 2) {
    return 'unknown';
  }
  const given = placesOf(left.groups[1] ?? []);
  const joint = placesOf(left.groups[0]!);
  if (!given || !joint || left.groups.length > 2) {
    return 'unknown';
  }
  if (members.some(isDots)) {
    const factors = factorsOf(members, left);
    return factors ? judgePartition(joint, given, factors) : 'unknown';
  }
  return isOfItsCondition(left, members) ? 'wrong' : 'unknown';
}

/** p(x_0|x_t) = p(x_t) ∏ p(x_{s−1}|x_s): the right side is a density of x_t as well. */
function isOfItsCondition(left: Expression, members: readonly Expression[]): boolean {
  const conditions = isDensity(left) ? (left.groups[1] ?? []).map(keyOf) : [];
  const prior = members.filter(
    (each) =>
      isDensity(each) &&
      each.groups.length === 1 &&
      each.groups[0]!.length === 1 &&
      conditions.includes(keyOf(each.groups[0]![0]!)),
  );
  const chainOfFactors = members.filter(
    (each) =>
      each.kind === 'reduce' &&
      each.operator === 'product' &&
      isDensity(each.body) &&
      each.body.groups.length === 2,
  );
  return members.length === 2 && prior.length === 1 && chainOfFactors.length === 1;
}

const keyOf = (part: Expression): string => JSON.stringify(part);

/** The factors with those that the dots stand for; undefined where that is not plain. */
function factorsOf(members: readonly Expression[], left: Expression): readonly Factor[] | undefined {
  const at = members.findIndex(isDots);
  const read = members.map((each, index) => (index === at ? undefined : readFactor(each, left)));
  const [before, after] = [read[at - 1], read[at + 1]];
  if (members.filter(isDots).length !== 1 || read.some((each, index) => index !== at && !each)) {
    return undefined;
  }
  if (!before || !after || [before, after].some(({ of, given }) => of.length !== 1 || given.length !== 1)) {
    return undefined;
  }
  const [first, end] = [before.of[0]!, after.of[0]!];
  const offset = before.given[0]! - first;
  const by = Math.sign(end - first);
  const between: Factor[] = [];
  for (let place = first + by; by !== 0 && place !== end; place += by) {
    between.push({ of: [place], given: [place + offset] });
  }
  return [...read.slice(0, at), ...between, ...read.slice(at + 1)] as Factor[];
}

function readFactor(part: Expression, left: Expression): Factor | undefined {
  if (
    !isDensity(part) ||
    !isDensity(left) ||
    part.head.letter !== left.head.letter ||
    part.groups.length > 2
  ) {
    return undefined;
  }
  const [of, given] = [placesOf(part.groups[0]!), placesOf(part.groups[1] ?? [])];
  return of && given && { of, given };
}

/** Every state once, and each given states that come before it. */
function judgePartition(
  joint: readonly number[],
  given: readonly number[],
  factors: readonly Factor[],
): Verdict {
  const targets = factors.flatMap(({ of }) => of);
  const isPartition =
    targets.length === joint.length &&
    joint.every((place) => targets.filter((each) => each === place).length === 1);
  if (!isPartition) {
    return 'wrong';
  }
  const known = new Set(given);
  const waiting = new Set(factors);
  while (waiting.size > 0) {
    const next = [...waiting].find((each) => each.given.every((place) => known.has(place)));
    if (!next) {
      return 'wrong';
    }
    waiting.delete(next);
    next.of.forEach((place) => known.add(place));
  }
  return 'right';
}

/** The places of states that are listed or ranged over; undefined where something else stands among them. */
function placesOf(group: readonly Expression[]): readonly number[] | undefined {
  const places: number[] = [];
  for (const each of withRanges(group)) {
    const [first, end] =
      each.kind === 'quantity' && /^[xXzy]$/.test(each.letter) ? each.sub.split(':').map(placeOf) : [];
    if (first === undefined || (each.kind === 'quantity' && each.sub.includes(':') && end === undefined)) {
      return undefined;
    }
    for (let place = first; place <= (end ?? first); place++) {
      places.push(place);
    }
  }
  return places;
}

function placeOf(sub: string): number | undefined {
  const step = readStep(sub);
  if (!step || (step.base !== '' && !isEnd(step) && step.base !== 't')) {
    return undefined;
  }
  return step.base === '' ? (step.shift < 4 ? step.shift : undefined) : last + step.shift;
}
