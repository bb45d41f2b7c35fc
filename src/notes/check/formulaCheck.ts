import type { Equation } from '../formulas/equation';
import { recogniseEquation } from '../catalogue/recognise';
import type { Expression } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import type { FormulaId } from '../catalogue';
import type { CheckedChain, Recognised } from './chains/checkedChain';
import type { Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import type { Finding } from './finding';
import { flowFormulas } from '../catalogue/flow/path';
import type { Mender } from './fixes/mender';
import { saidInWords } from '../prose/saidInWords';
import { isTautology } from './chains/tautology';
import { holdsWienerDifferential } from '../catalogue/differentialEquations/wienerDifferential';

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
      const verdict = judged === 'wrong' && this.isMeantSo(chain, recognised) ? 'unknown' : judged;
      if (verdict !== 'wrong') {
        const further =
          flowFormulas.has(id) && verdict !== 'right'
            ? undefined
            : this.further(chain, recognised, Math.max(left, right), conventions);
        if (further) return further;
        continue;
      }
      const isTurned = equation.left !== chain.sides[left]!.expression;
      const [known, wrong] = isTurned ? [right, left] : [left, right];
      const judge = (candidate: Equation) =>
        !isTautology(candidate) && this.judge(chain, id, candidate, conventions) === 'right';
      // What a density is of stays as it is.
      const target = targetOf(equation.left);
      const fix =
        this.mender.search(chain, wrong, (expression) => judge({ ...equation, right: expression })) ??
        this.mender.search(
          chain,
          known,
          (expression) => targetOf(expression) === target && judge({ ...equation, left: expression }),
          1,
        ) ??
        this.mender.wholeForm(chain, wrong, id, conventions[0]!, (expression) =>
          judge({ ...equation, right: expression }),
        );
      return this.mender.describe(chain, wrong, known, fix, id);
    }
    return undefined;
  }

  /** What would be wrong elsewhere, but is not meant as that formula here. */
  private isMeantSo({ span, sides }: CheckedChain, { id, equation, left, right }: Recognised): boolean {
    const { text } = this;
    // Two definitions that nothing parts.
    if (id === 'alpha-bar-definition' && right - left > 1)
      return equation.left.kind === 'quantity' && equation.left.accent === '';
    // The sub-VP SDE's variance is a square.
    if (id === 'closed-form-kernel') return saidInWords(text, span).isSubVp;
    if (id === 'weighted-noise-loss')
      // α and ᾱ by one letter, which only colours told apart.
      return !quantities(equation.right).some(({ letter, accent }) => letter === 'α' && accent !== '');
    // A differential that a comma or a wide space parts from what it belongs to.
    if (/[so]de$/.test(id) && differentialAhead.test(text.slice(sides[right]!.end, span.contentEnd)))
      return true;
    if (id !== 'probability-flow-ode') return false;
    // An SDE whose noise stands apart, or one that loses its noise before its score is halved.
    const { dropsTerm, isProbabilityFlow } = saidInWords(text, span);
    return (
      holdsWienerDifferential(text.slice(span.contentStart, span.contentEnd)) ||
      (dropsTerm && !isProbabilityFlow)
    );
  }

  /** A formula may go on with other forms, which its own truth is the best judge of. */
  private further(
    chain: CheckedChain,
    { id, equation, left }: Recognised,
    last: number,
    conventions: readonly Convention[],
  ): Finding | undefined {
    // Of a formula that was turned, what comes after is not of its own left side.
    if (equation.left !== chain.sides[left]!.expression) return undefined;
    for (let side = last + 1; side < chain.sides.length; side++) {
      if (chain.relations[side - 1] !== 'equals') return undefined;
      const further = { ...equation, right: chain.sides[side]!.expression };
      if (id !== 'flow-velocity' && recogniseEquation(further)?.id !== id) continue;
      const judge = (right: Expression) => this.judge(chain, id, { ...equation, right }, conventions);
      if (judge(further.right) !== 'wrong') continue;
      const fix = this.mender.search(chain, side, (expression) => judge(expression) === 'right');
      return this.mender.describe(chain, side, side - 1, fix, id);
    }
    return undefined;
  }
}

const differentialAhead = /^(?:\s|\\[,;:! ]|[,，~]|\\q?quad){0,8}(?:\\(?:mathrm|text|rm)\s?\{?)?d/;

/** What a density is of. */
const targetOf = (left: Expression): string | undefined =>
  left.kind === 'apply' && /^[pq]$/.test(left.head.letter) ? JSON.stringify(left.groups[0]) : undefined;
