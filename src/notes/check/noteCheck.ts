import { countSteps, withBudget } from '../budget';
import type { Equation } from '../formulas/equation';
import { formulaOf, formulas, type FormulaId } from '../catalogue';
import type { Stated, Surroundings } from '../catalogue/judge';
import type { MathSpan, Note } from '../note';
import type { Asked } from './rules/asked';
import { driftBefore } from './rules/driftAndDiffusion';
import { rules } from './rules';
import { ChainCheck, definedName } from './chains/chainCheck';
import { DerivationCheck } from './chains/derivationCheck';
import type { CheckedChain } from './chains/checkedChain';
import { readCheckedChains } from './chains/readCheckedChains';
import type { Verdict } from '../worlds/compare';
import { ddpmConvention, type Convention } from '../worlds/convention';
import type { Finding } from './finding';
import { findUnbalanced } from './units/unbalanced';
import { FormulaCheck } from './formulaCheck';
import { onceFound } from './knownFindings';
import { draws } from './fixes/withFix';
import { Mender } from './fixes/mender';
import { NoteConventions } from './noteConventions';
import { saidInWords, withAbsoluteDistances } from '../prose/saidInWords';
import { isShownWrong } from './shownWrong';
import { judgeFormula } from './judgeFormula';

/** What all formulas of a note may cost together, one of them at most, and one of very many at least. */
const stepsPerNote = 4_000_000;
const mostSteps = 250_000;
const leastSteps = 3000;

const nothing: readonly Finding[] = [];

/** The check of one note: its chains, what the note says of its letters, and what is wrong with each chain. */
export class NoteCheck {
  private readonly chains: readonly CheckedChain[];
  private readonly conventions: NoteConventions;
  private readonly mender: Mender;
  private readonly formulas: FormulaCheck;
  private readonly sides: ChainCheck;
  private readonly derivations: DerivationCheck;
  private readonly stated: readonly Stated[];
  private readonly drawn = new Map<MathSpan, boolean>();

  constructor(private readonly note: Note) {
    this.chains = readCheckedChains(note);
    this.stated = this.chains.flatMap(({ recognised, section }) =>
      recognised.map(({ id, equation }) => ({ formula: formulaOf(id), equation, section })),
    );
    this.conventions = new NoteConventions(note.text, this.chains);
    this.mender = new Mender(note);
    this.formulas = new FormulaCheck(note.text, (...asked) => this.judge(...asked), this.mender);
    this.sides = new ChainCheck(note.text, this.chains, this.mender);
    this.derivations = new DerivationCheck(this.mender);
  }

  /** At most one finding for each place, in order. */
  findings(): Finding[] {
    const reported = new Set<number>();
    const found = this.checkAll();
    return this.chains.flatMap((chain, index) =>
      found[index]!.filter(({ start }) => {
        const isNew = !reported.has(start) && !isShownWrong(this.note.text, chain.span);
        reported.add(start);
        return isNew;
      }),
    );
  }

  /**
   * Checks every chain within a share of the note's steps; those that need more begin anew with many more, in their
   * order, until the note's steps are used up. One that needs more than that is not told right or wrong.
   */
  private checkAll(): (readonly Finding[])[] {
    const { chains } = this;
    const found: (readonly Finding[])[] = chains.map(() => nothing);
    const first = Math.min(mostSteps, Math.max(leastSteps, stepsPerNote / 4 / chains.length));
    let left = stepsPerNote;
    let waiting = [...chains.keys()];
    for (let share = first; waiting.length > 0; share = Math.min(mostSteps, 16 * share)) {
      const over: number[] = [];
      for (const index of waiting) {
        if (share === first || left > 0) {
          left -= countSteps(() => {
            found[index] = this.checkWithin(share, index, () => over.push(index));
          });
        }
      }
      waiting = over;
    }
    return found;
  }

  /** Checks a chain in so many steps. Only what may never take more is remembered as one that is not told. */
  private checkWithin(share: number, index: number, tooLong: () => void): readonly Finding[] {
    const chain = this.chains[index]!;
    const check = () => this.check(chain, index);
    return share === mostSteps
      ? this.checkOnce(chain, index, () => withBudget(share, check, () => nothing))
      : withBudget(
          share,
          () => this.checkOnce(chain, index, check),
          () => {
            tooLong();
            return nothing;
          },
        );
  }

  /** What a check finds of one chain, or what was found of the same one under the same circumstances before. */
  private checkOnce(chain: CheckedChain, index: number, check: () => readonly Finding[]): readonly Finding[] {
    const conventions = this.conventions.conventionsFor(chain);
    const around = this.around(chain);
    const key = JSON.stringify([
      // Findings are worded in the display language.
      formulas[0].name(),
      this.sourceOf(chain),
      chain.inherited,
      conventions.map(({ name }) => name),
      this.mender.spelling,
      chain.renames,
      [...chain.own],
      chain.content.usesMacros && [...this.note.macros],
      saidInWords(this.note.text, chain.span),
      // Where something else in its math does not draw, no fix is offered.
      this.drawsIn(chain.span),
      chain.recognised.map(({ id }) => formulaOf(id).dependsOn?.(around)),
      driftBefore(chain, index, this.chains),
      definedName(chain) && this.sides.earlierOf(chain, index)?.sides.map(({ expression }) => expression),
    ]);
    return onceFound(key, chain.sides[0]!.start, check);
  }

  /** Whether the math of a span draws, worked out once for all of its chains. */
  private drawsIn(span: MathSpan): boolean {
    let isDrawn = this.drawn.get(span);
    if (isDrawn === undefined) {
      this.drawn.set(span, (isDrawn = draws(this.note, this.note.text, span)));
    }
    return isDrawn;
  }

  /** The first slip of a chain, and those of its further steps, each in a place of its own. */
  private check(chain: CheckedChain, index: number): readonly Finding[] {
    const first = this.firstOf(chain, index);
    const kept: Finding[] = first ? [first] : [];
    for (const { finding, known } of findUnbalanced(chain, this.note.text, this.mender)) {
      // What disagrees with a wrong side is not wrong for that.
      const [start, end] = [Math.min(finding.start, known.start), Math.max(finding.end, known.end)];
      if (!kept.some((each) => each.start < end && start < each.end)) {
        kept.push(finding);
      }
    }
    return kept;
  }

  private firstOf(chain: CheckedChain, index: number): Finding | undefined {
    const { text } = this.note;
    const { mender, chains, formulas, sides, derivations } = this;
    const conventions = this.conventions.conventionsFor(chain);
    const asked: Asked = { text, mender, conventions, chains, index, formulas, sides, derivations };
    for (const rule of rules) {
      const finding = rule(chain, asked);
      if (finding) {
        return finding;
      }
    }
    return undefined;
  }

  /** The source of a chain with its lines, on which the places of findings depend. */
  private sourceOf({ sides }: CheckedChain): string {
    const [start, end] = [sides[0]!.start, sides.at(-1)!.end];
    return this.note.text.slice(start, end);
  }

  /** The verdict on one formula; unknown where it needs more steps than one may. */
  verdictOf(id: FormulaId, start: number): Verdict {
    const found = this.chainOf(id, start);
    return found ? this.judgeIn(found, id, this.conventions.conventionsFor(found.chain)) : 'unknown';
  }

  /**
   * The convention in which a formula is right, of several that in which most of the note's formulas are; where it is
   * right in none, the one for its correction.
   */
  conventionOf(id: FormulaId, start: number): Convention {
    const found = this.chainOf(id, start);
    const all = found ? this.conventions.conventionsFor(found.chain) : [];
    const [first = ddpmConvention, ...others] = all.filter(
      (each) => found && this.judgeIn(found, id, [each]) === 'right',
    );
    if (others.length === 0) {
      return all.includes(first) ? first : (all[0] ?? first);
    }
    const rightIn = (convention: Convention) =>
      this.chains
        .flatMap((chain) => chain.recognised.map(({ id: each, equation }) => ({ chain, equation, id: each })))
        .filter((each) => this.judgeIn(each, each.id, [convention]) === 'right').length;
    return [first, ...others].reduce((best, each) => (rightIn(each) > rightIn(best) ? each : best));
  }

  /** The chain of a formula, which is told by where it starts, and its equation there. */
  private chainOf(
    id: FormulaId,
    start: number,
  ): { readonly chain: CheckedChain; readonly equation: Equation } | undefined {
    for (const chain of this.chains) {
      for (const { id: own, equation, left } of chain.recognised) {
        if (own === id && chain.sides[Math.max(left, chain.inherited)]!.start === start) {
          return { chain, equation };
        }
      }
    }
    return undefined;
  }

  private judgeIn(
    { chain, equation }: { readonly chain: CheckedChain; readonly equation: Equation },
    id: FormulaId,
    conventions: readonly Convention[],
  ): Verdict {
    return withBudget<Verdict>(
      mostSteps,
      () => this.judge(chain, id, equation, conventions),
      () => 'unknown',
    );
  }

  /** By id and start, so that they can be told to belong to the note's formulas. */
  verdicts(): ReadonlyMap<string, Verdict> {
    const found = new Map<string, Verdict>();
    for (const chain of this.chains) {
      const conventions = this.conventions.conventionsFor(chain);
      for (const { id, equation, left } of chain.recognised) {
        const verdict = this.judgeIn({ chain, equation }, id, conventions);
        // A formula that goes on with an earlier display belongs to the later one.
        found.set(`${id} ${chain.sides[Math.max(left, chain.inherited)]!.start}`, verdict);
      }
    }
    return found;
  }

  private judge(
    chain: CheckedChain,
    id: FormulaId,
    written: Equation,
    conventions: readonly Convention[],
  ): Verdict {
    const formula = formulaOf(id);
    const { isAbsolute } = saidInWords(this.note.text, chain.span);
    const equation = formula.isLoss && isAbsolute ? withAbsoluteDistances(written) : written;
    return judgeFormula(formula, equation, conventions, this.around(chain));
  }

  private around({ section, sides }: CheckedChain): Surroundings {
    return { stated: this.stated, section, sides: sides.map(({ expression }) => expression) };
  }
}
