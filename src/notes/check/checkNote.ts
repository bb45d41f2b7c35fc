import type { Equation } from '../formulas/catalogue';
import { recogniseEquation } from '../formulas/catalogue';
import type { Chain, Side } from '../formulas/equations';
import { readChains } from '../formulas/equations';
import type { Expression } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import type { FormulaId } from '../formulas/formulaIds';
import { readExpression } from '../formulas/readExpression';
import type { MathSpan, Note } from '../note';
import { parseTex } from '../tex/parseTex';
import { compareSides, findDisagreement } from './chain';
import type { Convention } from './convention';
import type { Finding, RuleId, Severity } from './finding';
import { defaultSeverities } from './finding';
import { ignoredAt } from './ignored';
import { describeFinding } from './messages';
import type { ReadChain } from './noteFacts';
import { NoteFacts } from './noteFacts';
import { keyOf } from './letters';
import { searchFix, type FoundFix } from './searchFix';
import { findStatementSlips } from './statements';
import { best, judgeFormula } from './verdict';

export interface CheckOptions {
  /** Severity by rule; `off` leaves a rule out. */
  readonly rules?: Partial<Record<RuleId, Severity | 'off'>>;
}

/** Finds the formulas of a note that are wrong, in order, at most one finding for each. */
export function checkNote(note: Note, { rules = {} }: CheckOptions = {}): readonly Finding[] {
  const severityOf = (rule: RuleId) => rules[rule] ?? defaultSeverities[rule];
  const check = new NoteCheck(note);
  const isIgnored = ignoredAt(note);
  return [...check.findings(), ...findStatementSlips(note)]
    .filter(({ rule }) => severityOf(rule) !== 'off')
    .map((finding) => ({ ...finding, severity: severityOf(finding.rule) as Severity }))
    .filter((finding) => !isIgnored(finding.start))
    .sort((a, b) => a.start - b.start);
}

interface CheckedSide extends Side {
  readonly expression: Expression;
}

interface CheckedChain extends ReadChain {
  readonly span: MathSpan;
  readonly chain: Chain;
  readonly sides: readonly CheckedSide[];
  readonly recognised: readonly Recognised[];
}

interface Recognised {
  readonly id: FormulaId;
  readonly left: number;
  readonly right: number;
  readonly equation: Equation;
}

const maxSides = 24;
const maxDistance = 4;

class NoteCheck {
  private readonly chains: readonly CheckedChain[];
  private readonly facts: NoteFacts;

  constructor(private readonly note: Note) {
    const headings = [...note.text.matchAll(/^(?:#{1,6}\s|\\(?:sub)*section)/gm)].map(({ index }) => index);
    const sectionAt = (offset: number) => headings.filter((each) => each <= offset).length;
    this.chains = note.spans.flatMap((span) => this.read(span, sectionAt(span.start)));
    this.facts = new NoteFacts(note.text, this.chains);
  }

  private read(span: MathSpan, section: number): CheckedChain[] {
    const tree = parseTex(this.note.text, span.contentStart, span.contentEnd, span);
    return readChains(tree).map((chain) => {
      const sides = chain.sides
        .slice(0, maxSides)
        .map((side) => ({ ...side, expression: readExpression(side.nodes) }));
      const recognised = recogniseIn(sides, chain);
      return { span, chain, sides, section, recognised, formulas: recognised.map(({ id }) => id) };
    });
  }

  findings(): Finding[] {
    return this.chains.flatMap(
      (chain, index) => this.check(chain) ?? this.checkAgainstEarlier(chain, index) ?? [],
    );
  }

  /**
   * Two equations near each other that give one letter two values, such as z = aε_1 + bε_2 and z = √(a²+b²) ε.
   * Only a slip that a small edit mends is reported, since a letter may be used anew.
   */
  private checkAgainstEarlier(chain: CheckedChain, index: number): Finding | undefined {
    const [left, right] = chain.sides;
    if (chain.sides.length !== 2 || chain.recognised.length > 0 || chain.chain.relations[0] !== 'equals')
      return undefined;
    if (left!.expression.kind !== 'quantity') return undefined;
    const name = keyOf(left!.expression);
    const earlier = this.chains
      .slice(Math.max(0, index - 4), index)
      .filter(
        ({ section, sides, recognised, chain: { relations } }) =>
          section === chain.section &&
          recognised.length === 0 &&
          relations[0] === 'equals' &&
          sides[0]!.expression.kind === 'quantity' &&
          keyOf(sides[0]!.expression) === name,
      )
      .at(-1);
    const target = earlier?.sides.at(-1)?.expression;
    if (!target || quantities(target).length < 2) return undefined;
    const [convention] = this.facts.conventionsFor(chain);
    const isRight = (expression: Expression) => compareSides(target, expression, convention!) === 'right';
    if (
      isRight(right!.expression) ||
      (!quantities(right!.expression).some(({ sub }) => sub === '2') &&
        compareSides(target, right!.expression, convention!) !== 'wrong')
    )
      return undefined;
    const fix = this.search(chain, 1, isRight);
    return fix && describeFinding(this.note.text, right!, left!, fix, undefined);
  }

  private check(chain: CheckedChain): Finding | undefined {
    const conventions = this.facts.conventionsFor(chain);
    return this.checkFormulas(chain, conventions) ?? this.checkChain(chain, conventions);
  }

  private checkFormulas(chain: CheckedChain, conventions: readonly Convention[]): Finding | undefined {
    for (const { id, equation, left, right } of chain.recognised) {
      const verdict = best(conventions.map((each) => judgeFormula(id, equation, each)));
      if (verdict !== 'wrong') continue;
      const isTurned = equation.left !== chain.sides[left]!.expression;
      const [known, wrong] = isTurned ? [right, left] : [left, right];
      const judge = (candidate: Equation) => judgeFormula(id, candidate, conventions[0]!) === 'right';
      const fix =
        this.search(chain, wrong, (expression) => judge({ ...equation, right: expression })) ??
        this.search(chain, known, (expression) => judge({ ...equation, left: expression }), 1);
      return describeFinding(this.note.text, chain.sides[wrong]!, chain.sides[known]!, fix, id);
    }
    return undefined;
  }

  private checkChain(chain: CheckedChain, conventions: readonly Convention[]): Finding | undefined {
    const sides = chain.sides.map(({ expression }) => expression);
    const { relations } = chain.chain;
    const found = conventions.map((each) => findDisagreement({ sides, relations }, each));
    const first = found[0];
    if (!first || found.includes(undefined)) return undefined;
    const target = sides[first.target]!;
    const isRight = (expression: Expression) => compareSides(target, expression, conventions[0]!) === 'right';
    const fix = this.search(chain, first.wrong, isRight);
    return describeFinding(
      this.note.text,
      chain.sides[first.wrong]!,
      chain.sides[first.target]!,
      fix,
      undefined,
    );
  }

  private search(
    { sides, span }: CheckedChain,
    index: number,
    isRight: (expression: Expression) => boolean,
    maxEdits = 2,
  ): FoundFix | undefined {
    const { start, end } = sides[index]!;
    const read = (source: string) => readExpression(parseTex(source, 0, source.length, span));
    return searchFix(
      this.note.text.slice(start, end),
      start,
      { alphaBar: this.facts.alphaBar },
      (source) => isRight(read(source)),
      maxEdits,
    );
  }
}

/** The known formulas of a chain: of several equations that state one formula, the shortest. */
function recogniseIn(sides: readonly CheckedSide[], { relations }: Chain): Recognised[] {
  const found = new Map<FormulaId, Recognised>();
  for (let distance = 1; distance <= Math.min(maxDistance, sides.length - 1); distance++) {
    for (let left = 0; left + distance < sides.length; left++) {
      const between = relations.slice(left, left + distance);
      if (between.includes('other')) continue;
      const right = left + distance;
      const relation = between.includes('distributed') ? 'distributed' : 'equals';
      const known = recogniseEquation({
        left: sides[left]!.expression,
        right: sides[right]!.expression,
        relation,
      });
      if (known && !found.has(known.id)) found.set(known.id, { ...known, left, right });
    }
  }
  return [...found.values()];
}
