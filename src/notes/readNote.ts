import { countLeading } from '../base/sortedSearch';
import type { MathDialect, NoteFormat } from './mathSpans';
import { findSegments } from './mathSpans';
import type { Segments } from './markdown/segments';
import { movedSpan } from './markdown/segments';
import { beginsWithRelation, findContinuations } from './continuations';
import type {
  Definition,
  FormulaOccurrence,
  LetterAtom,
  LocalSymbol,
  MathSpan,
  NotationStatement,
  Note,
  NoteEquation,
  NoteParameters,
  Place,
  SymbolOccurrence,
} from './note';
import { NoteNames } from './noteNames';
import { StatedParameters } from './parameters';
import { ContentStore, type SpanContent } from './spanContent';
import type { TexNode } from './tex/node';
import type { Macros } from './tex/macros';
import { expandMacros } from './tex/expandMacros';
import { findMacros, macrosFromSetting } from './tex/macros';
import { paperMacrosIn } from './tex/paperMacros';
import { usableMacros } from './tex/usableMacros';
import { parseTex } from './tex/parseTex';
import { tokenize } from './tex/tokenize';
import { writeTex } from './tex/writeTex';

export interface ReadOptions {
  /** Which math is read; `all` unless said otherwise. */
  readonly dialect?: MathDialect;
  /** A Markdown text, such as a notebook's cell, or a LaTeX source; Markdown unless said otherwise. */
  readonly format?: NoteFormat;
  /** The user's own commands, as the setting `markdown.math.macros` has them. */
  readonly macros?: Readonly<Record<string, string>>;
}

/**
 * Reads a note: its math, its known symbols and formulas, the parameters it states. Spans are found at once,
 * the rest when first asked for. Given the reading of an earlier version of the note, only what changed is read;
 * the result is the same. Never throws, whatever the text.
 */
export function readNote(text: string, options: ReadOptions = {}, previous?: Note): Note {
  const { dialect = 'all', format = 'markdown', macros: setting } = options;
  const macros = macrosFor(text, setting);
  const language: Language = { dialect, format, macros, key: JSON.stringify([dialect, format, ...macros]) };
  const known =
    previous instanceof NoteReading && previous.language.key === language.key ? previous : undefined;
  return known?.text === text ? known : new NoteReading(text, language, known);
}

/** The setting's commands: a preview asks for the same ones at every formula. */
const settings = new WeakMap<object, Macros>();

/** Commands of common style files, the user's and the note's own; the later of these count where several define one. */
function macrosFor(text: string, setting: ReadOptions['macros'] = {}): Macros {
  let users = settings.get(setting);
  if (!users) {
    settings.set(setting, (users = macrosFromSetting(setting)));
  }
  const own = findMacros(text);
  const common = paperMacrosIn(text);
  const isLone = own.size + common.size === 0;
  return usableMacros(isLone ? users : new Map([...common, ...users, ...own]), text);
}

/** How a note is to be read. */
interface Language {
  readonly dialect: MathDialect;
  readonly format: NoteFormat;
  readonly macros: Macros;
  /** Says whether two languages are the same. */
  readonly key: string;
}

/** A span with offsets that count from the start of its segment, and what it says. */
interface SegmentMath {
  readonly span: MathSpan;
  readonly content: SpanContent;
}

class NoteReading implements Note {
  readonly spans: readonly MathSpan[];
  private readonly contents: readonly SpanContent[];
  private readonly segments: Segments<SegmentMath>;
  private readonly store: ContentStore;
  private foundSymbols: readonly SymbolOccurrence[] | undefined;
  private parameters: StatedParameters | undefined;
  private foundFormulas: readonly FormulaOccurrence[] | undefined;
  private foundEquations: readonly NoteEquation[] | undefined;
  private continued: ReadonlyMap<MathSpan, MathSpan | undefined> | undefined;
  private foundAtoms: readonly LetterAtom[] | undefined;
  private readonly names: NoteNames;

  constructor(
    readonly text: string,
    readonly language: Language,
    previous?: NoteReading,
  ) {
    // Stretches that left the note are forgotten once they outnumber the others.
    const isCrowded = previous !== undefined && previous.store.size > 2 * previous.spans.length + 500;
    const store = previous && !isCrowded ? previous.store : new ContentStore(language.macros);
    this.store = store;
    this.segments = findSegments<SegmentMath>(
      text,
      language,
      (span, textOf) => ({ span, content: store.get(textOf(span.contentStart, span.contentEnd), span) }),
      isCrowded ? undefined : previous?.segments,
    );
    const spans: MathSpan[] = [];
    const contents: SpanContent[] = [];
    for (const { start, maths } of this.segments.list) {
      for (const { span, content } of maths) {
        spans.push(movedSpan(span, start));
        contents.push(content);
      }
    }
    this.spans = spans;
    this.contents = contents;
    this.names = new NoteNames(text, spans, contents);
  }

  get macros(): Macros {
    return this.language.macros;
  }

  get symbols(): readonly SymbolOccurrence[] {
    this.foundSymbols ??= this.spans.flatMap((span) => this.symbolsIn(span));
    return this.foundSymbols;
  }

  get formulas(): readonly FormulaOccurrence[] {
    this.foundFormulas ??= this.spans.flatMap((span) => this.formulasIn(span));
    return this.foundFormulas;
  }

  get equations(): readonly NoteEquation[] {
    this.foundEquations ??= findContinuations(this.text, this.spans);
    return this.foundEquations;
  }

  get notation(): readonly NotationStatement[] {
    return this.names.notation;
  }

  get localSymbols(): readonly LocalSymbol[] {
    return this.names.localSymbols;
  }

  get atoms(): readonly LetterAtom[] {
    this.foundAtoms ??= this.spans.flatMap((span) => this.atomsIn(span));
    return this.foundAtoms;
  }

  parametersNear(offset: number): NoteParameters {
    this.parameters ??= new StatedParameters(this.text, this.spans, (span) => this.tree(span));
    return this.parameters.near(offset);
  }

  symbolAt(offset: number): SymbolOccurrence | undefined {
    const span = this.spanAt(offset);
    return span && holding(this.symbolsIn(span), offset);
  }

  spanAt(offset: number): MathSpan | undefined {
    return holding(this.spans, offset);
  }

  content(span: MathSpan): SpanContent {
    const content = this.contents[indexHolding(this.spans, span.start)];
    if (!content) {
      throw new RangeError('The span is of another note.');
    }
    return content;
  }

  edited(text: string): Note {
    return new NoteReading(text, this.language, this);
  }

  tree(span: MathSpan): readonly TexNode[] {
    const { macros } = this.language;
    return parseTex(this.text, span.contentStart, span.contentEnd, span, macros);
  }

  symbolsIn(span: MathSpan): readonly SymbolOccurrence[] {
    return this.names.symbolsIn(this.content(span)).map((symbol) => moved(symbol, span.contentStart));
  }

  formulasIn(span: MathSpan): readonly FormulaOccurrence[] {
    const content = this.content(span);
    const own = this.names.formulasIn(content);
    const all = beginsWithRelation(content.tex) ? this.withContinued(span, content, own) : own;
    return all.map((formula) => ({ ...moved(formula, span.contentStart), span }));
  }

  /** With the formulas that a display states only together with those before it, and that none of them states. */
  private withContinued(
    span: MathSpan,
    content: SpanContent,
    own: readonly FormulaOccurrence[],
  ): readonly FormulaOccurrence[] {
    this.continued ??= new Map(this.equations.map((each) => [each.span, each.continues]));
    const earlier = [...this.displaysBefore(span)];
    if (earlier.length === 0) {
      return own;
    }
    const told = new Set(
      [...own, ...earlier.flatMap((each) => this.names.formulasIn(each))].map(({ id }) => id),
    );
    const found = this.names.continuedFormulas(content, earlier).filter(({ id }) => !told.has(id));
    return [...found.map((each) => ({ ...each, span })), ...own];
  }

  /** The displays that one goes on with, the nearest first. */
  private *displaysBefore(span: MathSpan): Iterable<SpanContent> {
    let before = this.continued?.get(span);
    for (let count = 0; before && count < maxDisplays; count++) {
      yield this.content(before);
      before = this.continued?.get(before);
    }
  }

  drawableTex({ start, end }: Place): string {
    const written = this.text.slice(start, end);
    const span = this.spanAt(start);
    if (!span || !(this.content(span).usesMacros || needsReading.test(written))) {
      return written;
    }
    const tokens = tokenize(this.text, start, end, span);
    return writeTex(expandMacros(tokens, this.language.macros), this.text);
  }

  atomAt(offset: number): LetterAtom | undefined {
    const span = this.spanAt(offset);
    return span && holding(this.atomsIn(span), offset);
  }

  conventionOf(symbol: SymbolOccurrence): NotationStatement | undefined {
    const span = this.spanAt(symbol.start);
    return span && this.names.conventionAt(this.content(span), symbol.start - span.contentStart);
  }

  readAhead(span: MathSpan): void {
    this.content(span).readAhead();
  }

  definitionOf(place: Place): Definition | undefined {
    return this.names.definitionOf(this, place);
  }

  referencesTo(place: Place): readonly Place[] {
    return this.names.referencesTo(this, place);
  }

  private atomsIn(span: MathSpan): readonly LetterAtom[] {
    return this.content(span).atoms.map(({ letter, accent, sub, start, end }) => ({
      ...{ letter, accent, sub },
      start: start + span.contentStart,
      end: end + span.contentStart,
    }));
  }
}

/** Quote marks at line starts, escaped bars of tables, tags; definitions, which draw nothing. */
const needsReading = /\n|\\\||<|\\(?:new|renew|provide)command|\\g?def(?![a-zA-Z])/;

/** Further back than this no left side is looked for. */
const maxDisplays = 6;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const moved = <T extends Stretch>(stretch: T, by: number): T => ({
  ...stretch,
  start: stretch.start + by,
  end: stretch.end + by,
});

/** The one of the ordered, disjoint stretches that holds the offset; a stretch's end still belongs to it. */
function holding<T extends Stretch>(stretches: readonly T[], offset: number): T | undefined {
  const stretch = stretches[indexHolding(stretches, offset)];
  return stretch && offset <= stretch.end ? stretch : undefined;
}

/** Index of the last stretch that starts at or before the offset; −1 for none. */
const indexHolding = (stretches: readonly Stretch[], offset: number): number =>
  countLeading(stretches, ({ start }) => start <= offset) - 1;
