import {
  hasExpectation,
  isChoice,
  isComparable,
  isFromSchedule,
  isLossLike,
  isPath,
  isRandom,
  isShifted,
  isState,
} from './comparability';
import { compareInDistribution } from './distribution';
import { isSameSet, readNames, type Names } from './names';
import { evaluate } from '../../formulas/evaluate';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import type { Relation } from '../../formulas/relations';
import type { Convention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import type { Letters } from '../../worlds/letters';
import { keyOf, readLetters } from '../../worlds/letters';
import { isLearned, isNoise } from '../../vocabulary/roles';
import { mixesStepAndSubsequence } from '../../worlds/stepIndex';
import { compare, worlds, type Verdict } from '../../worlds/compare';
import type { World } from '../../worlds/world';

/** The sides of a chain, `a = b = c`, that can be compared with each other. */
export interface ComparedChain {
  readonly sides: readonly Expression[];
  readonly relations: readonly Relation[];
}

/** A side that disagrees with the others, and one that it should equal. */
export interface Disagreement {
  readonly wrong: number;
  readonly target: number;
  /** Two other sides agree with each other and not with this one. */
  readonly isCertain: boolean;
}

/**
 * Looks for the side of a chain that disagrees with its neighbours. Sides that have no value, that define a new
 * letter, or that hold letters which the other does not are passed over.
 */
export function findDisagreement(chain: ComparedChain, convention: Convention): Disagreement | undefined {
  const reading = new ChainReading(chain, convention);
  const verdicts: { readonly from: number; readonly to: number; readonly verdict: Verdict }[] = [];
  for (let from = 0; from < chain.sides.length; from++) {
    for (let to = from + 1; to < chain.sides.length; to++) {
      if (chain.relations[to - 1] !== 'equals') {
        break;
      }
      const verdict = reading.verdict(from, to);
      if (verdict === 'unknown') {
        continue;
      }
      verdicts.push({ from, to, verdict });
      break;
    }
  }
  const broken = verdicts.find(({ verdict }) => verdict === 'wrong');
  if (!broken) {
    return undefined;
  }
  const agrees = (side: number) =>
    verdicts.some(({ from, to, verdict }) => verdict === 'right' && (from === side || to === side));
  const isFirstWrong = !agrees(broken.from) && agrees(broken.to);
  const [wrong, target] = isFirstWrong ? [broken.from, broken.to] : [broken.to, broken.from];
  const others = chain.sides.map((_, side) => side).filter((side) => side !== wrong && side !== target);
  const isCertain =
    reading.hasSameStates(wrong, target) &&
    others.some(
      (side) => reading.verdict(side, target) === 'right' && reading.verdict(side, wrong) === 'wrong',
    );
  return { wrong, target, isCertain };
}

/** Whether two sides are equal, as `findDisagreement` compares them. */
export function compareSides(left: Expression, right: Expression, convention: Convention): Verdict {
  return new ChainReading({ sides: [left, right], relations: ['equals'] }, convention).verdict(0, 1);
}

class ChainReading {
  private readonly letters: Letters;
  private readonly isScheduled: boolean;
  private readonly verdicts = new Map<number, Verdict>();
  private readonly namesBySide = new Map<Expression, Names>();

  constructor(
    private readonly chain: ComparedChain,
    private readonly convention: Convention,
  ) {
    this.letters = readLetters(chain.sides);
    this.isScheduled = chain.sides.some((side) => quantities(side).some(isFromSchedule));
  }

  /** Whether two sides agree. */
  verdict(from: number, to: number): Verdict {
    const key = from * this.chain.sides.length + to;
    let verdict = this.verdicts.get(key);
    if (!verdict) {
      this.verdicts.set(key, (verdict = this.compared(from, to)));
    }
    return verdict;
  }

  private compared(from: number, to: number): Verdict {
    const [left, right] = [this.chain.sides[from]!, this.chain.sides[to]!];
    const { state } = this.letters;
    // A note may choose any schedule, and any path between two ends.
    if (
      isChoice(left, right) ||
      (isState(left, state) && (isPath(left, right, state) || isShifted(left, right, state)))
    ) {
      return 'unknown';
    }
    if (
      mixesStepAndSubsequence({ left, right }) ||
      !isComparable(left, state) ||
      !isComparable(right, state)
    ) {
      return 'unknown';
    }
    const names = [this.names(left), this.names(right)] as const;
    if (!isSameSet(names[0].unknown, names[1].unknown)) {
      return 'unknown';
    }
    const isLoss = [left, right].every(isLossLike);
    const isSame = isSameSet(names[0].all, names[1].all);
    // A mean is not compared with what it is the mean of; E(x) = ½x² is an energy.
    if (!isLoss && [left, right].some(hasExpectation) && !(isSame && [left, right].every(hasExpectation))) {
      return 'unknown';
    }
    if (!this.isScheduled) {
      // Equations without states and noises are not judged.
      if (![left, right].some((side) => isRandom(side, state))) {
        return 'unknown';
      }
      const holdsNoise = quantities(left).some((each) => isNoise(each, this.letters.state));
      if (!isSame) {
        return holdsNoise &&
          !isState(left, state) &&
          isSameSet(this.namesButNoise(left), this.namesButNoise(right))
          ? compareInDistribution(left, right, this.letters, this.convention)
          : 'unknown';
      }
      return this.pointwise(left, right, true);
    }
    if (!isLoss && !isSame && !(names[0].hasSchedule && names[1].hasSchedule) && !isState(left, state)) {
      return 'unknown';
    }
    if (!isState(left, state)) {
      const verdict = this.pointwise(left, right, false);
      if (verdict !== 'wrong') {
        return verdict;
      }
    }
    if (isLoss || (isSame && !isState(left, state)) || ![left, right].some((side) => isRandom(side, state))) {
      return 'wrong';
    }
    // What networks say of one state belongs together, as its data and its noise do.
    const isOfOneState = [left, right].every(
      (side) => side.kind !== 'quantity' && quantities(side).some(isLearned) && noisesIn(side, state) <= 1,
    );
    return isOfOneState && !isState(left, state)
      ? 'wrong'
      : compareInDistribution(left, right, this.letters, this.convention);
  }

  private namesButNoise(side: Expression): ReadonlySet<string> {
    return new Set(
      quantities(side)
        .filter((each) => !isNoise(each, this.letters.state))
        .map(keyOf),
    );
  }

  /** Whether two sides hold the same states, so that none was put in place of another. */
  hasSameStates(a: number, b: number): boolean {
    const states = (side: number) =>
      new Set(
        quantities(this.chain.sides[side]!)
          .filter(({ letter }) => letter === this.letters.state)
          .map(keyOf),
      );
    return isSameSet(states(a), states(b));
  }

  private pointwise(left: Expression, right: Expression, allFree: boolean): Verdict {
    const values = (world: World) =>
      new FormulaValues(world, this.convention, this.letters, { unknowns: true, allFree });
    return compare(
      (world) => evaluate(left, values(world)),
      (world) => evaluate(right, values(world)),
    );
  }

  private names(side: Expression): Names {
    const known = this.namesBySide.get(side);
    if (known) {
      return known;
    }
    const names = readNames(side, new FormulaValues(worlds[0]!, this.convention, this.letters));
    this.namesBySide.set(side, names);
    return names;
  }
}

const noisesIn = (side: Expression, state: string): number =>
  new Set(
    quantities(side)
      .filter((each) => isNoise(each, state))
      .map(keyOf),
  ).size;
