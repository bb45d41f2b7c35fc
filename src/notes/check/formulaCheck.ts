import { isDensity } from '../formulas/shape';
import type { Equation } from '../formulas/equation';
import { recogniseEquation } from '../catalogue/recognise';
import type { Expression } from '../formulas/expression';
import { formulaOf, type FormulaId } from '../catalogue';
import type { CheckedChain, Recognised } from './chains/checkedChain';
import type { Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import type { Finding } from './finding';
import type { Mender } from './fixes/mender';
import { isCertainlyWrong } from './certainlyWrong';
import { saidInWords } from '../prose/saidInWords';
import { isTautology } from './chains/tautology';

/** What is known about a formula of a chain, as one of its conventions reads it. */
export type JudgeOfNote = (
  chain: CheckedChain,
  id: FormulaId,
  equation: Equation,
  conventions: readonly Convention[],
) => Verdict;

/** Compares the known formulas of a chain with what they are known to be. */
export class FormulaCheck {
  constructor(
    private readonly text: string,
    private readonly judge: JudgeOfNote,
    private readonly mender: Mender,
  ) {}

  /** The first formula of a chain that is wrong. */
  check(chain: CheckedChain, conventions: readonly Convention[]): Finding | undefined {
    for (const recognised of chain.recognised) {
      const { id, equation, left, right } = recognised;
      const judged = this.judge(chain, id, equation, conventions);
      const verdict = judged === 'wrong' && this.isMeantOtherwise(chain, recognised) ? 'unknown' : judged;
      if (verdict !== 'wrong') {
        const further =
          formulaOf(id).furtherSides && verdict !== 'right'
            ? undefined
            : this.further(chain, recognised, Math.max(left, right), conventions);
        if (further) {
          return further;
        }
        continue;
      }
      const isTurned = equation.left !== chain.sides[left]!.expression;
      const [known, wrong] = isTurned ? [right, left] : [left, right];
      const judge = (candidate: Equation) =>
        !isTautology(candidate) && this.judge(chain, id, candidate, conventions) === 'right';
      // A fix may not change what a density is of.
      const target = targetOf(equation.left);
      const ofRight = this.mender.search(chain, wrong, (expression) =>
        judge({ ...equation, right: expression }),
      );
      // Two indices that are wrong alike were more likely put right by one of what the density is of.
      const ofTarget =
        ofRight && ofRight.edits.length > 1 && ofRight.edits.every(({ isIndex }) => isIndex)
          ? this.mender.search(chain, known, (expression) => judge({ ...equation, left: expression }), 1)
          : undefined;
      const fix =
        ofTarget ??
        ofRight ??
        this.mender.search(
          chain,
          known,
          (expression) => targetOf(expression) === target && judge({ ...equation, left: expression }),
          1,
        ) ??
        this.mender.wholeForm(chain, wrong, id, conventions[0]!, (expression) =>
          judge({ ...equation, right: expression }),
        );
      const isCertain =
        formulaOf(id).isOfOneStep === true &&
        !formulaOf(id).isLoss &&
        !isTurned &&
        conventions.length === 1 &&
        chain.own.size === 0 &&
        isCertainlyWrong(equation.right);
      return this.mender.describe(chain, wrong, known, fix, id, isCertain);
    }
    return undefined;
  }

  /** How it is written shows that another formula is meant. */
  private isMeantOtherwise(
    { span, sides }: CheckedChain,
    { id, equation, left, right }: Recognised,
  ): boolean {
    const { text } = this;
    const end = sides[right]!.end;
    return (
      formulaOf(id).isMeantOtherwise?.({
        equation,
        distance: right - left,
        said: saidInWords(text, span),
        tex: text.slice(span.contentStart, span.contentEnd),
        rest: text.slice(end, span.contentEnd),
      }) ?? false
    );
  }

  /** Judges the further sides of a chain, `= c = d`, by the formula that it began with. */
  private further(
    chain: CheckedChain,
    { id, equation, left }: Recognised,
    last: number,
    conventions: readonly Convention[],
  ): Finding | undefined {
    // Of a formula that was turned, what comes after is not of its own left side.
    if (equation.left !== chain.sides[left]!.expression) {
      return undefined;
    }
    const { furtherSides } = formulaOf(id);
    for (let side = last + 1; side < chain.sides.length; side++) {
      if (chain.relations[side - 1] !== 'equals') {
        return undefined;
      }
      const further = { ...equation, right: chain.sides[side]!.expression };
      if (furtherSides !== 'all if it is right' && recogniseEquation(further)?.id !== id) {
        continue;
      }
      const judge = (right: Expression) => this.judge(chain, id, { ...equation, right }, conventions);
      if (judge(further.right) !== 'wrong') {
        continue;
      }
      const fix = this.mender.search(chain, side, (expression) => judge(expression) === 'right');
      return this.mender.describe(chain, side, side - 1, fix, id);
    }
    return undefined;
  }
}

/** What a density is of. */
const targetOf = (left: Expression): string | undefined =>
  isDensity(left) ? JSON.stringify(left.groups[0]) : undefined;
