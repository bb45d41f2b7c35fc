import { evaluate } from '../../formulas/evaluate';
import type { Expression, Quantity } from '../../formulas/expression';
import { parts, quantities } from '../../formulas/expression';
import { distanceIn } from '../../formulas/distance';
import type { Relation } from '../../formulas/relations';
import { somePart } from '../../formulas/facts';
import type { Convention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import type { Letters } from '../../worlds/letters';
import { keyOf, readLetters } from '../../worlds/letters';
import { isLearned, isNoise } from '../../vocabulary/roles';
import { countsTwice } from '../../worlds/mainIndex';
import { readStep } from '../../vocabulary/step';
import { compare, isEqual, worlds, type Verdict } from '../../worlds/compare';
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
      if (chain.relations[to - 1] !== 'equals') break;
      const verdict = reading.verdict(from, to);
      if (verdict === 'unknown') continue;
      verdicts.push({ from, to, verdict });
      break;
    }
  }
  const broken = verdicts.find(({ verdict }) => verdict === 'wrong');
  if (!broken) return undefined;
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

/** Which letters a side holds, and which of them nobody knows. */
interface Names {
  readonly all: ReadonlySet<string>;
  readonly unknown: ReadonlySet<string>;
  readonly hasSchedule: boolean;
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
    if (!verdict) this.verdicts.set(key, (verdict = this.compared(from, to)));
    return verdict;
  }

  private compared(from: number, to: number): Verdict {
    const [left, right] = [this.chain.sides[from]!, this.chain.sides[to]!];
    // A schedule may be chosen at will, and a path between two ends as well.
    if (
      isChoice(left, right) ||
      (this.isState(left) && (this.isPath(left, right) || this.isShifted(left, right)))
    )
      return 'unknown';
    if (countsTwice({ left, right }) || !this.isComparable(left) || !this.isComparable(right))
      return 'unknown';
    const names = [this.names(left), this.names(right)] as const;
    if (!isSameSet(names[0].unknown, names[1].unknown)) return 'unknown';
    const isLoss = [left, right].every(isLossLike);
    const isSame = isSameSet(names[0].all, names[1].all);
    // A mean is no function of what it is the mean of; E(x) = ½x² names an energy.
    if (!isLoss && [left, right].some(hasExpectation) && !(isSame && [left, right].every(hasExpectation)))
      return 'unknown';
    if (!this.isScheduled) {
      // Algebra of something else than states and noises is no matter of this checker.
      if (![left, right].some((side) => this.isRandom(side))) return 'unknown';
      const holdsNoise = quantities(left).some((each) => isNoise(each, this.letters.state));
      if (!isSame)
        return holdsNoise &&
          !this.isState(left) &&
          isSameSet(this.namesButNoise(left), this.namesButNoise(right))
          ? this.inDistribution(left, right)
          : 'unknown';
      return this.pointwise(left, right, true);
    }
    if (!isLoss && !isSame && !(names[0].hasSchedule && names[1].hasSchedule) && !this.isState(left))
      return 'unknown';
    if (!this.isState(left)) {
      const verdict = this.pointwise(left, right, false);
      if (verdict !== 'wrong') return verdict;
    }
    if (isLoss || (isSame && !this.isState(left)) || ![left, right].some((side) => this.isRandom(side)))
      return 'wrong';
    return this.inDistribution(left, right);
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

  private isComparable(side: Expression): boolean {
    if (side.kind === 'number' || quantities(side).some(isDifferential)) return false;
    // α_0 = β_1 states a condition.
    // The definition of β̄ is the note's own.
    if (isExtremum(side) || (side.kind === 'quantity' && side.letter === 'β' && side.accent === 'bar'))
      return false;
    // c1 is a name.
    if (side.kind === 'product' && side.factors[0]?.kind === 'quantity' && side.factors[1]?.kind === 'number')
      return false;
    if (somePart(side, isJointDensity)) return false;
    const scheduled = quantities(side).filter(isFromSchedule);
    if (scheduled.length > 0 && side.kind === 'quantity' && /^\d+$/.test(side.sub)) return false;
    const base = side.kind === 'power' ? side.base : side;
    const head = base.kind === 'apply' ? base.head : base;
    if (head.kind !== 'quantity') return !somePart(side, (part) => part.kind === 'opaque');
    return isFromSchedule(head) || (head.letter === 'μ' && head.accent === 'tilde') || this.isState(side);
  }

  /** A plain state, which the other side says how to draw. */
  private isState(side: Expression): boolean {
    const head = side.kind === 'apply' ? side.head : side;
    return (
      head.kind === 'quantity' &&
      head.letter === this.letters.state &&
      head.accent === '' &&
      readStep(head.sub) !== undefined &&
      head.sub !== '0'
    );
  }

  /** x_{t+1} from x_t, whose β many notes number by t; x_2 from x_1, an example. */
  private isShifted(left: Expression, right: Expression): boolean {
    const isNext = ({ sub }: Quantity) => readStep(sub)?.shift === 1;
    if (quantities(left).some(({ sub }) => /^\d+$/.test(sub))) return true;
    // A state that keeps its signal is of a process that explodes.
    if (right.kind === 'sum' && right.terms.some((term) => this.isState(term) || isStart(term))) return true;
    return quantities(left).some(isNext) && !quantities(right).filter(isFromSchedule).some(isNext);
  }

  /** Whether a state is drawn from x_1, which is an end of a path there. */
  private isPath(left: Expression, right: Expression): boolean {
    const isEnd = ({ letter, sub, accent }: Quantity) =>
      letter === this.letters.state && accent === '' && sub === '1';
    const isNumbered = quantities(left).some(
      ({ letter, sub }) => letter === this.letters.state && /^\d+$/.test(sub),
    );
    return quantities(right).some(isEnd) && !isNumbered;
  }

  /** Whether a side holds noise or a state. */
  private isRandom(side: Expression): boolean {
    return quantities(side).some(
      (each) => isNoise(each, this.letters.state) || each.letter === this.letters.state || isLearned(each),
    );
  }

  private pointwise(left: Expression, right: Expression, allFree: boolean): Verdict {
    const values = (world: World) =>
      new FormulaValues(world, this.convention, this.letters, { unknowns: true, allFree });
    return compare(
      (world) => evaluate(left, values(world)),
      (world) => evaluate(right, values(world)),
    );
  }

  /** Compares mean and variance of two sides that hold different noises. */
  private inDistribution(left: Expression, right: Expression): Verdict {
    let counted = 0;
    for (const world of worlds) {
      const [a, b] = [this.moments(left, world), this.moments(right, world)];
      if ((!a || !b) && world.t === 1) continue;
      if (!a || !b) return 'unknown';
      if (!Number.isFinite(a.mean + a.variance)) continue;
      if (!Number.isFinite(b.mean + b.variance) && world.t === 1) continue;
      counted++;
      if (!isEqual(a.mean, b.mean) || !isEqual(a.variance, b.variance)) return 'wrong';
    }
    return counted >= 2 ? 'right' : 'unknown';
  }

  private moments(side: Expression, world: World): { mean: number; variance: number } | undefined {
    if (somePart(side, (part) => part.kind === 'expectation' || part.kind === 'norm')) return undefined;
    const all = quantities(side);
    if (all.some((each) => isLearned(each) || each.letter === '∇')) return undefined;
    const keys = new Set<string>();
    // One letter for two noises is no slip of the formula's.
    const named = all.filter((each) => isNoise(each, this.letters.state)).map(keyOf);
    if (new Set(named).size < named.length) return undefined;
    const plain = new FormulaValues(world, this.convention, this.letters);
    for (const each of all) {
      if (isNoise(each, this.letters.state)) keys.add(keyOf(each));
      if (each.letter === this.letters.state && each.accent === '') {
        const step = plain.step(each.sub, new Map());
        if (step !== undefined && step > 0) keys.add(`state ${step}`);
      }
    }
    const states = [...keys].filter((key) => key.startsWith('state'));
    if (states.length > 1 || keys.size === 0) return undefined;
    const at = (one?: string) => {
      const noises = new Map([...keys].map((key) => [key, key === one ? 1 : 0] as const));
      return evaluate(
        side,
        new FormulaValues(world, this.convention, this.letters, { noises, unknowns: true }),
      );
    };
    const mean = at();
    if (mean === undefined) return undefined;
    let variance = 0;
    for (const key of keys) {
      const shifted = at(key);
      if (shifted === undefined) return undefined;
      variance += (shifted - mean) ** 2;
    }
    return { mean, variance };
  }

  private names(side: Expression): Names {
    let names = this.namesBySide.get(side);
    if (!names) this.namesBySide.set(side, (names = this.readNames(side)));
    return names;
  }

  private readNames(side: Expression): Names {
    const all = new Set<string>();
    const unknown = new Set<string>();
    const values = new FormulaValues(worlds[0]!, this.convention, this.letters);
    const bound = new Set<string>();
    const visit = (part: Expression): void => {
      if (part.kind === 'reduce') bound.add(part.index);
      if (part.kind === 'quantity') {
        if (bound.has(part.letter) && part.sub === '') return;
        const name = bound.has(part.sub) ? keyOf({ ...part, sub: '•' }) : keyOf(part);
        all.add(name);
        const isKnown =
          values.quantity(part, new Map()) !== undefined || bound.has(part.sub) || isConstant(part);
        if (!isKnown) unknown.add(name);
        return;
      }
      if (part.kind === 'apply') {
        const value = evaluate(part, values);
        if (value === undefined) unknown.add(`${keyOf(part.head)}()`);
        all.add(`${keyOf(part.head)}()`);
        if (value !== undefined && !part.groups.flat().every((each) => evaluate(each, values) !== undefined))
          return;
        part.groups.flat().forEach(visit);
        return;
      }
      parts(part).forEach(visit);
    };
    visit(side);
    return { all, unknown, hasSchedule: quantities(side).some(isFromSchedule) };
  }
}

/** d, Δ, and what is derived by time: an equation of them holds in first order only. */
const isDifferential = ({ letter, accent, sub }: Quantity): boolean =>
  (letter === 'd' && sub === '') || letter === 'Δ' || /dot/.test(accent) || (letter === 'V' && sub === '');

/** p(x, y), which p(x | y) is a part of. */
const isJointDensity = (part: Expression): boolean =>
  part.kind === 'apply' && /^[pqPQ]$/.test(part.head.letter) && part.groups[0]!.length > 1;

const isStart = (term: Expression): boolean =>
  term.kind === 'quantity' && /^[xXzy]$/.test(term.letter) && term.sub === '0' && term.accent === '';

/** β_t by its values at the ends. */
const isChoice = (left: Expression, right: Expression): boolean =>
  left.kind === 'quantity' &&
  /^[αβ]$/.test(left.letter) &&
  quantities(right).some(
    ({ letter, sub }) => /^[αβ]$/.test(letter) && /^(?:\d+|[TN](?:-1)?|min|max|start|end)$/.test(sub),
  );

/** arg min of something, which a factor does not change. */
const isExtremum = (side: Expression): boolean =>
  side.kind === 'product' &&
  ['a', 'r', 'g'].every((letter, index) => {
    const factor = side.factors[index];
    return factor?.kind === 'quantity' && factor.letter === letter;
  });

const isConstant = ({ letter, sub }: Quantity): boolean => /^[eπI]$/.test(letter) && sub === '';

const isFromSchedule = ({ letter, accent, label }: Quantity): boolean =>
  label === '' &&
  ((letter === 'α' && /^(?:bar|hat|)$/.test(accent)) || (letter === 'β' && /^(?:tilde|bar|)$/.test(accent)));

const hasExpectation = (side: Expression): boolean => somePart(side, (part) => part.kind === 'expectation');

/** A mean of squared distances to what a network says. */
function isLossLike(side: Expression): boolean {
  const distance = distanceIn(side);
  return distance !== undefined && quantities(distance).some(isLearned);
}

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each));
