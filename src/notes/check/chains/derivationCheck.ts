import type { Convention } from '../../worlds/convention';
import { quantities, type Expression } from '../../formulas/expression';
import type { Finding } from '../finding';
import type { Mender } from '../fixes/mender';
import type { CheckedChain } from './checkedChain';
import { underAny, type Verdict } from '../../worlds/compare';
import { isChoice, isState } from './comparability';
import { somePart } from '../../formulas/equationFacts';
import { isDensity } from '../../formulas/shape';
import { isTautology } from './tautology';
import { readNormal } from '../../derivations/writtenOut';
import { compareStep, isOfForwardProcess } from '../../derivations/compareStep';
import { compareTargets, variableOf } from '../../derivations/compareTargets';
import { isWeighed, minimised, withPosteriorVariance } from '../../derivations/minimised';
import { readLetters } from '../../worlds/letters';

/** A lone letter or function, which an equation may define; a letter before a number, c1, is one name. */
const isName = (side: Expression): boolean =>
  side.kind === 'quantity' ||
  side.kind === 'number' ||
  (side.kind === 'product' && side.factors[0]?.kind === 'quantity' && side.factors[1]?.kind === 'number') ||
  (side.kind === 'apply' && !isDensity(side) && !isOperator(side));

/** O(L + √L), which no factor changes. */
const isOrder = (side: Expression): boolean =>
  quantities(side).some(({ letter, sub }) => letter === 'O' && sub === '');

/** Letters beside each other, which may be maps as well as factors. */
const isOneTerm = (side: Expression): boolean =>
  !somePart(side, ({ kind }) => kind === 'sum' || kind === 'function' || kind === 'apply');

const isOperator = ({ head }: Expression & { readonly kind: 'apply' }): boolean =>
  /^(?:∇[·²]?|[DN])$/.test(head.letter);

/** Two sides of a chain with all that stands between them, and whether they are equal. */
interface Step {
  readonly from: number;
  readonly to: number;
}

/** A longer replacement says less than the formula does. */
const longestFix = 60;

/** Follows the steps of a derivation: each side against the next one that has a value. */
export class DerivationCheck {
  constructor(private readonly mender: Mender) {}

  check(chain: CheckedChain, conventions: readonly Convention[]): Finding | undefined {
    const sides = chain.sides.map(({ expression }) => expression);
    const variable = variableOf(sides);
    const [first] = conventions;
    if (!first) {
      return undefined;
    }
    const { state } = readLetters(sides);
    const compared = (
      from: number,
      to: number,
      left: Expression,
      right: Expression,
      each: Convention,
    ): Verdict => {
      if (
        isState(left, state) ||
        isChoice(left, right) ||
        [left, right].some((side) => isName(side) || isOrder(side)) ||
        [left, right].every(isOneTerm)
      ) {
        return 'unknown';
      }
      // A kernel by its moments is a definition, of which only what it is of is told here.
      if (isDensity(left) && readNormal(right)) {
        return compareTargets(left, right);
      }
      if (chain.relations.slice(from, to).includes('distributed')) {
        return 'unknown';
      }
      const bodies = [left, right].map(minimised);
      if (bodies[0] && bodies[1]) {
        return compareMinimised(bodies[0], bodies[1], each);
      }
      const isUpToFactor = chain.relations.slice(from, to).includes('proportional');
      return compareStep(left, right, isUpToFactor, { variable, convention: each });
    };
    const verdict = (from: number, to: number, left = sides[from]!, right = sides[to]!): Verdict =>
      underAny(conventions.map((each) => compared(from, to, left, right, each)));
    const broken = firstBroken(chain, verdict);
    if (!broken) {
      return undefined;
    }
    const { from, to } = broken;
    // What comes after a wrong side goes on with it; where that agrees with the side before instead, it is at fault.
    for (const [wrong, known] of [
      [to, from],
      [from, to],
    ] as const) {
      const isRight = (candidate: Expression) => {
        if (isTautology({ left: sides[known]!, right: candidate })) {
          return false;
        }
        return wrong === to
          ? verdict(from, to, sides[from], candidate) === 'right'
          : verdict(from, to, candidate, sides[to]) === 'right' &&
              this.agreesBefore(chain, from, candidate, verdict);
      };
      const fix = this.mender.search(chain, wrong, isRight, 1);
      if (fix && fix.oldText.length <= longestFix) {
        return this.mender.describe(chain, wrong, known, fix, undefined);
      }
    }
    return conventions.length === 1 && isOfForwardProcess(sides[from]!, sides[to]!)
      ? this.mender.describe(chain, to, from, undefined, undefined, true)
      : undefined;
  }

  /** A side that is mended does not break the step before it. */
  private agreesBefore(
    chain: CheckedChain,
    side: number,
    candidate: Expression,
    verdict: (from: number, to: number, left?: Expression, right?: Expression) => Verdict,
  ): boolean {
    if (side === 0) {
      return true;
    }
    const before = verdict(side - 1, side);
    return before !== 'right' && verdict(side - 1, side, undefined, candidate) !== 'wrong';
  }
}

/** Objectives whose minimum is at one place: equal ones, or such that a factor of the schedule tells apart. */
function compareMinimised(left: Expression, right: Expression, convention: Convention): Verdict {
  const sides = [left, right].map(withPosteriorVariance);
  const verdict = compareStep(sides[0]!, sides[1]!, false, { variable: undefined, convention });
  return verdict === 'wrong' && !sides.every(isWeighed) ? 'unknown' : verdict;
}

function firstBroken(
  { sides, relations, inherited }: CheckedChain,
  verdict: (from: number, to: number) => Verdict,
): Step | undefined {
  for (let from = 0; from < sides.length - 1; from++) {
    for (let to = from + 1; to < sides.length; to++) {
      if (!/^(?:equals|proportional|distributed)$/.test(relations[to - 1]!)) {
        break;
      }
      const found = verdict(from, to);
      if (found === 'wrong' && to >= inherited) {
        return { from, to };
      }
      if (found !== 'unknown') {
        break;
      }
    }
  }
  return undefined;
}
