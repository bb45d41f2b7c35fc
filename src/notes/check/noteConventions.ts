import { formulaOf } from '../catalogue';
import { quantities } from '../formulas/expression';
import type { CheckedChain } from './chains/checkedChain';
import type { Convention } from '../worlds/convention';
import type { Expression } from '../formulas/expression';
import { somePart } from '../formulas/equationFacts';
import {
  barRoots,
  ddimConvention,
  ddimScales,
  ddpmConvention,
  roots,
  signalConvention,
  stepRoots,
  tildeRoots,
} from '../worlds/convention';

const usesBar = (chain: CheckedChain, letter: string): boolean =>
  chain.sides.some(({ expression }) =>
    quantities(expression).some((each) => each.letter === letter && /bar|hat/.test(each.accent)),
  );

const isPlainAlpha = (part: Expression, sub: RegExp): boolean =>
  part.kind === 'quantity' && part.letter === 'α' && part.accent === '' && sub.test(part.sub);

/** α_t/α_{t−1}, which only the α of DDIM's paper has, the product of all steps' own. */
const isRatioOfAlphas = (part: Expression): boolean =>
  part.kind === 'product' &&
  part.factors.some((each) => isPlainAlpha(each, /^(?:t|τ_?i)$/)) &&
  part.factors.some((each) => each.kind === 'power' && isPlainAlpha(each.base, /^(?:t-1|s|τ_?i-1)$/));

/** α_t = e^{−∫β} or ∏(1 − β_s), which are of all steps as well. */
const definesAlphaByAllSteps = ({ sides }: CheckedChain): boolean =>
  isPlainAlpha(sides[0]!.expression, /^t$/) &&
  sides
    .slice(1)
    .some(({ expression }) =>
      somePart(
        expression,
        (part) =>
          part.kind === 'reduce' &&
          (part.operator === 'integral' ||
            (part.operator === 'product' && quantities(part.body).some(({ letter }) => letter === 'β'))),
      ),
    );

/** α_t = ∏(1 − β_s), which leaves no doubt. */
const definesAlphaByProduct = ({ sides, relations }: CheckedChain): boolean =>
  sides.length === 2 &&
  /^(?:equals|assigned)$/.test(relations[0]!) &&
  isPlainAlpha(sides[0]!.expression, /^t$/) &&
  sides[1]!.expression.kind === 'reduce' &&
  sides[1]!.expression.operator === 'product' &&
  sides[1]!.expression.body.kind === 'sum' &&
  quantities(sides[1]!.expression.body).every(({ letter }) => letter === 'β');

/** α_t² + β_t² = 1. */
const addsSquares = ({ sides }: CheckedChain): boolean =>
  sides.some(({ expression }) => {
    if (expression.kind !== 'sum') {
      return false;
    }
    const squared = expression.terms.flatMap((term) =>
      term.kind === 'power' && term.exponent.kind === 'number' && term.exponent.value === 2
        ? quantities(term.base).map(({ letter }) => letter)
        : [],
    );
    return squared.includes('α') && squared.includes('β');
  });

/** Whether a chain states a formula of the papers that follow a convention. */
const implies = ({ recognised }: CheckedChain, convention: Convention): boolean =>
  recognised.some(({ id }) => formulaOf(id).impliesConvention === convention);

/** What the whole note says about its letters, which settles how each formula of it may be read. */
export class NoteConventions {
  private readonly hasAlphaBar: boolean;
  private readonly countsInRoots: boolean;
  private readonly definesAlpha: boolean;
  private readonly sectionsWithBar: ReadonlySet<number>;
  private readonly sectionsOfDdim: ReadonlySet<number>;
  private readonly isOfScales: boolean;
  private readonly hasStepRoots: boolean;
  private readonly isCumulative: boolean;
  private readonly isProduct: boolean;

  constructor(text: string, chains: readonly CheckedChain[]) {
    const isSpelled = /\\(?:bar|overline)\s*(?:\{\s*\\alpha\s*\}|\\alpha)|ᾱ/u.test(text);
    const withBar = chains.filter((each) => usesBar(each, 'α'));
    this.hasAlphaBar = withBar.length > 0 || isSpelled;
    // x_t = √(1−β_t²) x_{t−1} + β_t ε counts in standard deviations, as β̄_t does.
    this.countsInRoots =
      chains.some((each) => usesBar(each, 'β') || addsSquares(each)) ||
      /\\sqrt\s{0,4}\{\s{0,4}1\s{0,4}[-−]\s{0,4}\\beta_(?:\{\w{1,9}\}|\w)\s{0,4}\^\s{0,4}\{?\s{0,4}2/.test(
        text,
      );
    this.sectionsWithBar = new Set(withBar.map(({ section }) => section));
    this.hasStepRoots =
      /\\alpha_t\s{0,4}&?\s{0,4}:?=\s{0,4}\\sqrt\s{0,4}\{\s{0,4}1\s{0,4}-\s{0,4}\\beta_t\s{0,4}\}/.test(
        text,
      ) && /\\alpha_\{?[a-z]\}?\s*\^\{?2/.test(text);
    this.isCumulative = chains.some(
      (each) =>
        !usesBar(each, 'α') &&
        (definesAlphaByAllSteps(each) ||
          each.sides.some(({ expression }) => somePart(expression, isRatioOfAlphas))),
    );
    this.isProduct = chains.some(definesAlphaByProduct);
    this.sectionsOfDdim = new Set(
      chains
        .filter((each) => !usesBar(each, 'α') && implies(each, ddimConvention))
        .map(({ section }) => section),
    );
    this.isOfScales = chains.some(
      (each) =>
        implies(each, signalConvention) &&
        !each.sides.some(({ expression }) => quantities(expression).some(({ letter }) => letter === 'β')),
    );
    this.definesAlpha = chains.some((each) => implies(each, ddpmConvention));
  }

  /** The conventions that a formula may be read in; the first is the one for its correction. */
  conventionsFor(chain: CheckedChain): readonly Convention[] {
    const all = chain.sides.flatMap(({ expression }) => quantities(expression));
    const has = (letter: string, accent = '') =>
      all.some((each) => each.letter === letter && each.accent === accent);
    const hasBar = usesBar(chain, 'α');
    const isScaled = has('α') && has('σ') && !hasBar && !has('β');
    if (this.countsInRoots) {
      return [
        roots,
        barRoots,
        ddpmConvention,
        ...(has('β', 'tilde') ? [tildeRoots] : []),
        ...(isScaled ? [signalConvention] : []),
      ];
    }
    if (this.hasStepRoots) {
      return [stepRoots, ddpmConvention];
    }
    if (hasBar) {
      return [ddpmConvention];
    }
    if (!this.hasAlphaBar && this.isProduct && !this.definesAlpha) {
      return [ddimConvention, ...(isScaled ? [ddimScales] : [])];
    }
    if (!this.hasAlphaBar && this.isOfScales && !this.definesAlpha && has('α')) {
      return [signalConvention];
    }
    if (!this.hasAlphaBar) {
      return this.definesAlpha
        ? [
            ddpmConvention,
            ...(isScaled ? [signalConvention] : []),
            ...(this.isCumulative ? [ddimConvention, ...(isScaled ? [ddimScales] : [])] : []),
          ]
        : [ddimConvention, ddpmConvention, signalConvention, ...(isScaled ? [ddimScales] : [])];
    }
    // A section that never writes ᾱ may follow another paper.
    const hasNoBar = !this.sectionsWithBar.has(chain.section) && !has('β');
    const isOfDdim = hasNoBar && this.sectionsOfDdim.has(chain.section);
    return [
      ddpmConvention,
      ...(isScaled ? [signalConvention] : []),
      ...(isOfDdim || this.isCumulative ? [ddimConvention, ...(isScaled ? [ddimScales] : [])] : []),
    ];
  }
}
