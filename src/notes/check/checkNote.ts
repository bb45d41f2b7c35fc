import type { Equation } from '../formulas/catalogue';
import { recogniseEquation } from '../formulas/catalogue';
import type { Expression } from '../formulas/expression';
import { parts, quantities } from '../formulas/expression';
import type { FormulaId } from '../formulas/formulaIds';
import { formulaName } from '../formulas/formulaNames';
import { readExpression } from '../formulas/readExpression';
import type { FormulaOccurrence, Note } from '../note';
import { renameTree } from '../notation/renameTree';
import { parseTex } from '../tex/parseTex';
import { compareSides, findDisagreement } from './chain';
import type { CheckedChain, Recognised } from './checkedChain';
import { readCheckedChains } from './checkedChain';
import { catalogueForms } from './catalogueForm';
import type { Convention } from './convention';
import type { Finding, RuleId, Severity } from './finding';
import { defaultSeverities } from './finding';
import { flowFormulas, judgeFlow, type FlowPath } from './judges/flowJudges';
import { ignoredAt } from './ignored';
import { keyOf } from './letters';
import { judgeBound } from './divergences';
import { describeFinding } from './messages';
import { NoteFacts } from './noteFacts';
import { isBeyondDoubt } from './beyondDoubt';
import { searchFix, type FoundFix } from './searchFix';
import { readSpelling, type Spelling } from './spelling';
import { findStatementSlips } from './statements';
import { best, type Verdict } from './compare';
import { judgeFormula } from './verdict';

export interface CheckOptions {
  /** Severity by rule; `off` leaves a rule out. */
  readonly rules?: Partial<Record<RuleId, Severity | 'off'>>;
}

/** Finds the formulas of a note that are wrong, in order, at most one finding for each. */
export function checkNote(note: Note, { rules = {} }: CheckOptions = {}): readonly Finding[] {
  const severityOf = (rule: RuleId) => rules[rule] ?? defaultSeverities[rule];
  const isIgnored = ignoredAt(note);
  return [...new NoteCheck(note).findings(), ...findStatementSlips(note)]
    .filter(({ start }) => !isIgnored(start))
    .flatMap((finding) => {
      const severity = severityOf(finding.rule);
      return severity === 'off' ? [] : [{ ...finding, severity }];
    })
    .sort((a, b) => a.start - b.start);
}

/** What the checker can say about each recognised formula of a note, in order. */
export function judgeFormulas(note: Note): readonly (FormulaOccurrence & { readonly verdict: Verdict })[] {
  const verdicts = new NoteCheck(note).verdicts();
  const findings = checkNote(note);
  const isFound = ({ start, end }: FormulaOccurrence) =>
    findings.some((each) => each.start < end && each.end > start);
  return note.formulas.map((formula) => {
    const verdict = verdicts.get(`${formula.id} ${formula.start}`) ?? 'unknown';
    // What is not reported is not known to be wrong.
    return { ...formula, verdict: verdict === 'wrong' && !isFound(formula) ? 'unknown' : verdict };
  });
}

/** How many sides of an earlier equation are looked back at. */
const lookBack = 4;

/** What was found in chains, with offsets from the chain's start; every key holds all that the finding depends on. */
const known = new Map<string, Finding | null>();
const maxKnown = 5000;

const movedFinding = (finding: Finding, by: number): Finding => ({
  ...finding,
  start: finding.start + by,
  end: finding.end + by,
  ...(finding.fix
    ? { fix: { ...finding.fix, start: finding.fix.start + by, end: finding.fix.end + by } }
    : {}),
});

class NoteCheck {
  private readonly chains: readonly CheckedChain[];
  private readonly facts: NoteFacts;
  /** The first true path of each section, which the section's velocities belong to. */
  private readonly paths = new Map<number, FlowPath>();
  private readonly onlyPath: FlowPath | undefined;
  private readonly spelling: Spelling;
  /** The note adds the terms of the bound up to a loss, so that each is one. */
  private readonly addsTerms: boolean;

  constructor(private readonly note: Note) {
    this.chains = readCheckedChains(note);
    this.spelling = readSpelling(note);
    this.addsTerms = this.chains.some(({ recognised }) =>
      recognised.some(({ id, equation }) => id === 'bound-terms' && !isSubtracted(equation.right)),
    );
    this.facts = new NoteFacts(note.text, this.chains);
    const ambiguous = new Set<number>();
    for (const { recognised, section } of this.chains) {
      for (const { id, equation } of recognised) {
        if (id !== 'flow-path' || judgeFlow(id, equation, undefined) !== 'right') continue;
        const path = this.paths.get(section);
        if (!path) this.paths.set(section, { expression: equation.right });
        // Of a section with two paths nobody knows which one a velocity belongs to.
        else if (JSON.stringify(path.expression) !== JSON.stringify(equation.right)) ambiguous.add(section);
      }
    }
    for (const section of ambiguous) this.paths.delete(section);
    this.onlyPath =
      ambiguous.size > 0 ? undefined : this.paths.size === 1 ? [...this.paths.values()][0] : undefined;
  }

  findings(): Finding[] {
    const reported = new Set<number>();
    return this.chains.flatMap((chain, index) => {
      const finding = this.checkOnce(chain, index);
      if (!finding || reported.has(finding.start) || isShownWrong(this.note.text, chain.span)) return [];
      reported.add(finding.start);
      return [finding];
    });
  }

  /** Checks one chain, unless the same one was checked before under the same circumstances. */
  private checkOnce(chain: CheckedChain, index: number): Finding | undefined {
    const conventions = this.facts.conventionsFor(chain);
    const start = chain.sides[0]!.start;
    const key = JSON.stringify([
      // Findings are worded in the display language.
      formulaName('forward-kernel'),
      this.sourceOf(chain),
      chain.inherited,
      conventions.map(({ name }) => name),
      this.spelling,
      chain.renames,
      chain.content.usesMacros && [...this.note.macros],
      this.pathOf(chain),
      definedName(chain) && this.earlierOf(chain, index)?.sides.map(({ expression }) => expression),
    ]);
    let finding = known.get(key);
    if (finding === undefined) {
      const found =
        this.checkFormulas(chain, conventions) ??
        this.checkBound(chain) ??
        this.checkChain(chain, conventions) ??
        this.checkAgainstEarlier(chain, index, conventions);
      finding = found ? movedFinding(found, -start) : null;
      if (known.size >= maxKnown) known.clear();
      known.set(key, finding);
    }
    return finding === null ? undefined : movedFinding(finding, start);
  }

  /** The source of a chain with its lines, on which the places of findings depend. */
  private sourceOf({ sides }: CheckedChain): string {
    const [start, end] = [sides[0]!.start, sides.at(-1)!.end];
    return this.note.text.slice(start, end);
  }

  private pathOf({ section }: CheckedChain): FlowPath | undefined {
    return this.paths.get(section) ?? this.onlyPath;
  }

  private earlierOf(chain: CheckedChain, index: number): CheckedChain | undefined {
    const name = definedName(chain);
    return this.chains
      .slice(Math.max(0, index - lookBack), index)
      .filter((each) => each.section === chain.section && definedName(each) === name)
      .at(-1);
  }

  /** By id and start, so that they can be told to belong to the note's formulas. */
  verdicts(): ReadonlyMap<string, Verdict> {
    const found = new Map<string, Verdict>();
    for (const chain of this.chains) {
      const conventions = this.facts.conventionsFor(chain);
      for (const { id, equation, left } of chain.recognised) {
        const verdict = this.judge(chain, id, equation, conventions);
        // A formula that goes on with an earlier display belongs to the later one.
        found.set(`${id} ${chain.sides[Math.max(left, chain.inherited)]!.start}`, verdict);
      }
    }
    return found;
  }

  private judge(
    chain: CheckedChain,
    id: FormulaId,
    equation: Equation,
    conventions: readonly Convention[],
  ): Verdict {
    if (id === 'reconstruction-term' && this.addsTerms) {
      const verdict = judgeFormula(id, equation, conventions[0]!);
      return verdict === 'unknown' ? 'wrong' : verdict;
    }
    return flowFormulas.has(id)
      ? judgeFlow(id, equation, this.pathOf(chain))
      : best(conventions.map((each) => judgeFormula(id, equation, each)));
  }

  private checkFormulas(chain: CheckedChain, conventions: readonly Convention[]): Finding | undefined {
    for (const recognised of chain.recognised) {
      const { id, equation, left, right } = recognised;
      const judged = this.judge(chain, id, equation, conventions);
      const verdict = judged === 'wrong' && this.isMeantSo(chain, recognised) ? 'unknown' : judged;
      if (verdict !== 'wrong') {
        const further =
          flowFormulas.has(id) && verdict !== 'right'
            ? undefined
            : this.checkFurther(chain, recognised, Math.max(left, right), conventions);
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
        this.search(chain, wrong, (expression) => judge({ ...equation, right: expression })) ??
        this.search(
          chain,
          known,
          (expression) => targetOf(expression) === target && judge({ ...equation, left: expression }),
          1,
        ) ??
        this.wholeForm(chain, wrong, id, conventions[0]!, (expression) =>
          judge({ ...equation, right: expression }),
        );
      return this.describe(chain, wrong, known, fix, id);
    }
    return undefined;
  }

  /** What would be wrong elsewhere, but is not meant as that formula here. */
  private isMeantSo({ span }: CheckedChain, { id, equation }: Recognised): boolean {
    const { text } = this.note;
    if (id === 'weighted-noise-loss')
      // α and ᾱ by one letter, which only colours told apart.
      return !quantities(equation.right).some(({ letter, accent }) => letter === 'α' && accent !== '');
    if (id !== 'probability-flow-ode') return false;
    // An SDE whose noise stands apart, or one that loses its noise before its score is halved.
    const lineStart = text.lastIndexOf('\n', span.start) + 1;
    return (
      wiener.test(text.slice(span.contentStart, span.contentEnd)) ||
      withoutNoise.test(text.slice(lineStart, span.start))
    );
  }

  /** A formula may go on with other forms, which its own truth is the best judge of. */
  private checkFurther(
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
      const fix = this.search(chain, side, (expression) => judge(expression) === 'right');
      return this.describe(chain, side, side - 1, fix, id);
    }
    return undefined;
  }

  /** Divergences and likelihoods of the bound, wherever they stand. */
  private checkBound(chain: CheckedChain): Finding | undefined {
    for (let side = chain.inherited; side < chain.sides.length; side++) {
      if (judgeBound(chain.sides[side]!.expression) !== 'wrong') continue;
      // A divergence is not squared, whatever else is wrong with it.
      const powers = powersIn(chain.sides[side]!.expression);
      const fix = this.search(
        chain,
        side,
        (expression) => judgeBound(expression) === 'right' && powersIn(expression) === powers,
        1,
      );
      const finding = this.describe(chain, side, Math.max(0, side - 1), fix, 'variational-bound');
      if (finding) return finding;
    }
    return undefined;
  }

  private checkChain(chain: CheckedChain, conventions: readonly Convention[]): Finding | undefined {
    const sides = chain.sides.map(({ expression }) => expression);
    const found = conventions.map((each) => findDisagreement({ ...chain, sides }, each));
    const first = found[0];
    if (!first || found.includes(undefined)) return undefined;
    const target = sides[first.target]!;
    const isRight = (expression: Expression) =>
      !isTautology({ left: target, right: expression }) &&
      conventions.some((each) => compareSides(target, expression, each) === 'right');
    const fix = this.search(chain, first.wrong, isRight);
    const isCertain =
      first.isCertain &&
      chain.inherited === 0 &&
      conventions.length === 1 &&
      found.every((each) => each?.isCertain && each.wrong === first.wrong);
    return this.describe(chain, first.wrong, first.target, fix, undefined, isCertain);
  }

  /**
   * Two equations near each other that give one letter two values, such as z = aε_1 + bε_2 and z = √(a²+b²) ε.
   * Only a slip that a small edit mends is reported, since a letter may be used anew.
   */
  private checkAgainstEarlier(
    chain: CheckedChain,
    index: number,
    conventions: readonly Convention[],
  ): Finding | undefined {
    const earlier = definedName(chain) === undefined ? undefined : this.earlierOf(chain, index);
    const target = earlier?.sides.at(-1)?.expression;
    const own = chain.sides[1]!.expression;
    const holdsNoise =
      target && quantities(target).some(({ letter, sub }) => /^[εξζ]$/.test(letter) && sub !== '');
    if (!holdsNoise || chain.sides[0]!.expression.kind !== 'quantity') return undefined;
    if (chain.sides[0]!.expression.sub !== '' || quantities(target).length < 2) return undefined;
    const compared = (expression: Expression) => compareSides(target, expression, conventions[0]!);
    const verdict = compared(own);
    // a_2 for a² makes another letter of it, which cannot be compared.
    const mayHideSquare = verdict === 'unknown' && quantities(own).some(({ sub }) => sub === '2');
    if (verdict !== 'wrong' && !mayHideSquare) return undefined;
    const fix = this.search(chain, 1, (expression) => compared(expression) === 'right');
    return fix && this.describe(chain, 1, 0, fix, undefined);
  }

  private describe(
    { sides, inherited }: CheckedChain,
    wrong: number,
    known: number,
    fix: FoundFix | undefined,
    id: FormulaId | undefined,
    isCertain = false,
  ): Finding | undefined {
    // What no small edit mends is more likely misread than wrong, unless two other sides speak against it.
    if (wrong < inherited || (!fix && !isCertain)) return undefined;
    const other = known < inherited ? sides[wrong]! : sides[known]!;
    return describeFinding(this.note.text, sides[wrong]!, other, fix, id);
  }

  /** The catalogue's form in the note's notation, where the left side leaves no doubt about what is meant. */
  private wholeForm(
    chain: CheckedChain,
    wrong: number,
    id: FormulaId,
    convention: Convention,
    isRight: (expression: Expression) => boolean,
  ): FoundFix | undefined {
    const { start, end, expression } = chain.sides[wrong]!;
    if (wrong < chain.inherited || !isBeyondDoubt(id, expression)) return undefined;
    const texts = chain.sides.map((side) => this.note.text.slice(side.start, side.end));
    const sources = [texts[wrong]!, ...texts, this.note.text.slice(Math.max(0, start - 2000), end + 500)];
    const read = this.reader(chain);
    const oldText = texts[wrong]!;
    // A form that brings a σ with it is another formula's.
    const newText = catalogueForms(id, sources, this.spelling, convention).find(
      (form) => (!form.includes('\\sigma') || oldText.includes('\\sigma')) && isRight(read(form)),
    );
    if (newText === undefined) return undefined;
    return {
      edits: [{ start: 0, end: oldText.length, newText, isIndex: false }],
      start,
      end,
      oldText,
      newText,
    };
  }

  /** Reads a text as the chain's own math was read: with its macros, in its notation. */
  private reader({ span, content, renames }: CheckedChain): (source: string) => Expression {
    const macros = content.usesMacros ? this.note.macros : undefined;
    return (source) => {
      const tree = parseTex(source, 0, source.length, span, macros);
      return readExpression(renames ? renameTree(tree, renames) : tree);
    };
  }

  private search(
    chain: CheckedChain,
    index: number,
    isRight: (expression: Expression) => boolean,
    maxEdits = 2,
  ): FoundFix | undefined {
    const { start, end } = chain.sides[index]!;
    const read = this.reader(chain);
    const source = this.note.text.slice(start, end);
    return searchFix(source, start, this.spelling, (candidate) => isRight(read(candidate)), maxEdits);
  }
}

function powersIn(expression: Expression): number {
  const own = expression.kind === 'power' ? 1 : 0;
  return parts(expression).reduce((total, part) => total + powersIn(part), own);
}

const wiener =
  /(?<![a-zA-Z\\])d\s*(?:\\(?:bar|mathbf|boldsymbol|bm|overline|hat|tilde|vec)\s*\{?\s*|\{)*(?:[wWB](?![a-zA-Z])|\\omega)/;
const withoutNoise = /remov|drop|discard|without|ignor|omit|去掉|去除|移除|丢掉|忽略|省略|捨去/i;

/** A quantity by itself and what is times it. */
const isTautology = ({ left, right }: Pick<Equation, 'left' | 'right'>): boolean => {
  const key = left.kind === 'quantity' ? keyOf(left) : undefined;
  return (
    key !== undefined &&
    /^[αβ]$/.test(quantities(left)[0]!.letter) &&
    quantities(right).some((each) => keyOf(each) === key)
  );
};

const targetOf = (left: Expression): string | undefined =>
  left.kind === 'apply' && /^[pq]$/.test(left.head.letter) ? JSON.stringify(left.groups[0]) : undefined;

const isSubtracted = (right: Expression): boolean =>
  right.kind === 'sum' &&
  right.terms.some(
    (term) =>
      term.kind === 'product' && term.factors.some((each) => each.kind === 'number' && each.value < 0),
  );

/** Whether the author shows a formula because it is wrong. */
function isShownWrong(text: string, { start, end }: CheckedChain['span']): boolean {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  return (
    /[❌✗✘]/u.test(line) ||
    /\\text\w*\s*\{[^{}]*(?:wrong|incorrect|错误|錯誤|不对|不對)/i.test(text.slice(start, end))
  );
}

/** The letter that a two-sided equation without a known formula gives a value to. */
function definedName({ sides, relations, recognised }: CheckedChain): string | undefined {
  const left = sides[0]?.expression;
  const isPlain = sides.length === 2 && relations[0] === 'equals' && recognised.length === 0;
  return isPlain && left?.kind === 'quantity' ? keyOf(left) : undefined;
}
