import { BoundedCache } from '../base/boundedCache';
import { countLeading } from '../base/sortedSearch';
import type { Token } from 'markdown-it';
import { patchNear } from '../explain/views/playgroundLink';
import { formulaKey } from '../explain/views/wrongFormulas';
import { scheduleNear } from '../explain/values/scheduleNear';
import { runOf } from '../notes/catalogue/runOf';
import type { FormulaId, FormulaOccurrence, MathSpan, Note } from '../notes/note';
import { readNote, type ReadOptions } from '../notes/readNote';
import { isDemoId, type DemoState } from '../protocol/demoState';
import { figurePatch } from '../protocol/figurePatch';
import { standardNetworkDemos } from '../protocol/networkDemos';
import { applyPatch, type PlaygroundState } from '../protocol/playgroundState';

type Macros = NonNullable<ReadOptions['macros']>;

/** A formula of the preview that a live view shows. */
export interface FormulaMark {
  /** What the view is called: "closed-form forward". */
  readonly title: string;
  readonly state: DemoState;
  /** Whether the formula stands on a line of its own. */
  readonly display: boolean;
  /** The note has it wrong: the view runs the right one. */
  readonly isWrong: boolean;
}

/** Lines of the source, from 0; the end is not among them. */
export type Lines = readonly [start: number, end: number];

/** A token's own math, or undefined. Tokens are the built-in math renderer's, or of one that names them likewise. */
function texOf({ type, info, content }: Token): string | undefined {
  const isMath = /^math/.test(type) || (type === 'fence' && info.trim().toLowerCase() === 'math');
  return isMath ? content : undefined;
}

/** TeX that was read lately, and the formulas in it: an edit changes one formula of many. */
const known = new BoundedCache<string, readonly FormulaId[]>(4000);

function formulasIn(tex: string, macros: Macros, macrosKey: string): readonly FormulaId[] {
  return known.getOrMake(tex + macrosKey, () =>
    readNote(`$$\n${tex}\n$$`, { macros }).formulas.map(({ id }) => id),
  );
}

/** How much math may stand before a token's in its block for it to be found; what follows is read by itself. */
const maxPerBlock = 200;

/** Tells which live views belong to the formulas of one note. */
export class FormulaMarks {
  private readonly macrosKey: string;
  private readonly lines: number[] = [0];
  /** The math for which there were tokens. */
  private readonly drawn = new Set<MathSpan>();

  /**
   * What a note does not say is taken from `base`.
   * @param wrong The keys of its formulas that were found wrong.
   */
  constructor(
    private readonly note: Note,
    private readonly base: PlaygroundState,
    private readonly macros: Macros,
    private readonly wrong: ReadonlySet<string>,
  ) {
    this.macrosKey = JSON.stringify(macros);
    const { text } = note;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.lines.push(at + 1);
    }
  }

  /** The live views of a math token's formulas, each once; `line` is where its block begins, from 0. */
  of(token: Token, line: number): FormulaMark[] {
    const tex = texOf(token);
    if (tex === undefined) {
      return [];
    }
    const start = this.offsetOf(line);
    const span = this.spanOf(tex, start);
    if (span) {
      this.drawn.add(span);
    }
    // What other plugins made of the source is read by itself.
    const found = span
      ? this.note.formulasIn(span)
      : formulasIn(tex, this.macros, this.macrosKey).map((id) => ({ id }));
    return this.marks(found, span?.start ?? start, token.type !== 'math_inline');
  }

  /** The first math behind an offset that has this TeX and had no token yet. */
  private spanOf(tex: string, from: number): MathSpan | undefined {
    const { spans, text } = this.note;
    const first = firstFrom(spans, from);
    const wanted = spaced(tex);
    return spans
      .slice(first, first + maxPerBlock)
      .find((span) => !this.drawn.has(span) && spaced(unmarked(text, span)) === wanted);
  }

  /**
   * The live views of formulas that stand in lines of the source and that the preview has no token for, since they
   * are written in another dialect; without those that are in `shown`.
   */
  undrawnIn([from, to]: Lines, shown: readonly FormulaMark[]): FormulaMark[] {
    const start = this.offsetOf(from);
    const end = this.offsetOf(to);
    const views = new Set(shown.map(viewOf));
    const found: FormulaMark[] = [];
    const { spans } = this.note;
    for (let index = firstFrom(spans, start); index < spans.length; index++) {
      const span = spans[index]!;
      if (span.start >= end) {
        break;
      }
      if (this.drawn.has(span)) {
        continue;
      }
      for (const mark of this.marks(this.note.formulasIn(span), span.start, span.display)) {
        if (views.has(viewOf(mark))) {
          continue;
        }
        views.add(viewOf(mark));
        found.push(mark);
      }
    }
    return found;
  }

  private offsetOf(line: number): number {
    return this.lines[line] ?? this.note.text.length;
  }

  private isWrong({ start, end }: Partial<FormulaOccurrence>): boolean {
    if (start === undefined || end === undefined) {
      return false;
    }
    return this.wrong.has(formulaKey(this.note.text.slice(start, end)));
  }

  private marks(
    formulas: readonly (Pick<FormulaOccurrence, 'id'> & Partial<FormulaOccurrence>)[],
    offset: number,
    display: boolean,
  ): FormulaMark[] {
    const marks = new Map<string, FormulaMark>();
    for (const formula of formulas) {
      const run = runOf(formula);
      if (!run) {
        continue;
      }
      const patch = figurePatch(run.shows);
      const { view } = patch;
      if (!isDemoId(view) || marks.has(JSON.stringify(patch))) {
        continue;
      }
      const near = scheduleNear(this.note.parametersNear(offset), this.base.schedule);
      const { schedule, figures, t, seed } = applyPatch(this.base, patchNear(patch, near));
      marks.set(JSON.stringify(patch), {
        title: run.title(),
        state: { view, schedule, figures, networks: standardNetworkDemos, t, seed },
        display,
        isWrong: this.isWrong(formula),
      });
    }
    return [...marks.values()];
  }
}

/** Index of the first span that starts at or after an offset. */
const firstFrom = (spans: readonly MathSpan[], offset: number): number =>
  countLeading(spans, ({ start }) => start < offset);

/** The TeX of a span as its token has it: without the marks of quotes and tables. */
function unmarked(text: string, { contentStart, contentEnd, quoteDepth, inTable }: MathSpan): string {
  const tex = text.slice(contentStart, contentEnd);
  const lines = quoteDepth > 0 ? tex.replace(/\n(?:[ \t]*>)+/g, '\n') : tex;
  return inTable ? lines.replaceAll('\\|', '|') : lines;
}

/** TeX with its white space made alike, as lists indent it. */
const spaced = (tex: string): string => tex.replace(/\s+/g, ' ').trim();

/** Tells views apart. */
const viewOf = ({ state }: FormulaMark): string => JSON.stringify(state);
