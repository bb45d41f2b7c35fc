import type { FigureTarget } from '../figures';
import type { FormulaId } from './catalogue';
import type { SymbolId } from './glossary/symbolIds';
import type { Macros } from './tex/macros';
import type { TexNode } from './tex/node';

export type { SymbolId } from './glossary/symbolIds';

/** A stretch of math in a note. Offsets are UTF-16 code units into the whole text, as VS Code's documents count. */
export interface MathSpan {
  /** Start and end of the whole, delimiters included. */
  readonly start: number;
  readonly end: number;
  /** Start and end of the TeX between the delimiters. In quotes and lists it contains the line prefixes. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly display: boolean;
  /** How many block quotes hold it: the number of `>` that may stand before each of its further lines. */
  readonly quoteDepth: number;
  /** In a table cell `\|` stands for `|`. */
  readonly inTable: boolean;
}

/** A known symbol where it stands in a note. */
export interface SymbolOccurrence {
  readonly id: SymbolId;
  readonly start: number;
  readonly end: number;
  /** The subscript's time as the text gives it, e.g. "t", "t-1", "T", "0", "500"; undefined when there is none. */
  readonly time?: string;
}

/** A known formula where it stands in a note: the smallest stretch of one equation that it covers. */
export interface FormulaOccurrence {
  readonly id: FormulaId;
  readonly start: number;
  readonly end: number;
  readonly span: MathSpan;
  /** What shows the form that it has here, where the formula’s own view shows another. */
  readonly shows?: FigureTarget;
}

export type { FormulaId } from './catalogue';

/**
 * What a stretch of math says. Its offsets count from the start of the TeX between the delimiters, so that equal
 * stretches, and the same stretch in later versions of a note, share one reading: add `span.contentStart`.
 */
export interface MathContent {
  readonly tex: string;
  readonly tree: readonly TexNode[];
  /** User macros were expanded: what came out of one has the range of its use, which no fix may replace in part. */
  readonly usesMacros: boolean;
}

/** A display, and the display that it goes on with when it begins with a relation (`= …`, `∝ …`). */
export interface NoteEquation {
  readonly span: MathSpan;
  /** The display just before it in the same section, of whose last side this one states another form. */
  readonly continues?: MathSpan;
}

/** A note, read once per version. Everything but the spans is read when first asked for. */
export interface Note {
  readonly text: string;
  readonly spans: readonly MathSpan[];
  /** The user's commands and those that the note defines. */
  readonly macros: Macros;
  readonly symbols: readonly SymbolOccurrence[];
  readonly formulas: readonly FormulaOccurrence[];
  /** The displays in order. */
  readonly equations: readonly NoteEquation[];
  /** Letters that this note gives another meaning than the papers do. */
  readonly notation: readonly NotationStatement[];
  /** Letters that the note itself explains: defines, binds or describes. */
  readonly localSymbols: readonly LocalSymbol[];
  /** Every letter of the note's math, in order and disjoint, known or not. */
  readonly atoms: readonly LetterAtom[];
  /** Parameters that the prose around an offset states (T = 1000, β_1 = 10^{-4}, t = 500 …), nearest first. */
  parametersNear(offset: number): NoteParameters;
  symbolAt(offset: number): SymbolOccurrence | undefined;
  spanAt(offset: number): MathSpan | undefined;
  atomAt(offset: number): LetterAtom | undefined;
  /** Another version of the note, read in the same way; what did not change is not read again. */
  edited(text: string): Note;
  /** What one of the note's spans says; equal spans share it. */
  content(span: MathSpan): MathContent;
  /** The same with offsets into the note, parsed anew at every call. */
  tree(span: MathSpan): readonly TexNode[];
  /**
   * The TeX of a stretch of one span as any renderer reads it: with the user's and the note's own commands put in,
   * without quote marks and HTML.
   */
  drawableTex(place: Place): string;
  /** The known symbols of one span. */
  symbolsIn(span: MathSpan): readonly SymbolOccurrence[];
  /** The known formulas of one span. */
  formulasIn(span: MathSpan): readonly FormulaOccurrence[];
  /** The statement that gives a symbol another meaning than the papers do, if the note makes one. */
  conventionOf(symbol: SymbolOccurrence): NotationStatement | undefined;
  /**
   * Reads ahead what the other questions about one span, and about definitions anywhere, need of it: asked for each
   * span in turn, no later question has to read the whole note at once.
   */
  readAhead(span: MathSpan): void;
  /** Where the note defines the quantity that stands at a place: the nearest definition before it, else after. */
  definitionOf(place: Place): Definition | undefined;
  /** Every place where the quantity that stands at a place is named, in whatever spelling, that place included. */
  referencesTo(place: Place): readonly Place[];
}

/** A stretch of the note. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A letter of the math with its accents and scripts, such as `\bar\alpha_{t-1}`. */
export interface LetterAtom extends Place {
  /** The letter in Unicode, variants and alphabets folded. */
  readonly letter: string;
  /** Accents by name, innermost first, parted by spaces; '' for none. */
  readonly accent: string;
  /** The subscript as plain text, e.g. `t-1`, `θ`; '' for none. */
  readonly sub: string;
}

/** A formula or phrase of the note that says what a quantity is. */
export interface Definition extends Place {
  /** 0-based. */
  readonly line: number;
  /** The defining stretch as the note has it. */
  readonly statement: string;
}

/** A letter that the note itself explains. */
export interface LocalSymbol extends Definition {
  readonly letter: string;
  readonly accent: string;
  /** Defined by an equation, described in words, or bound as an index, a limit or an argument. */
  readonly kind: 'equation' | 'words' | 'bound';
}

/** A letter that means another quantity in this note than in the papers. */
export interface NotationStatement extends Definition {
  readonly letter: string;
  readonly accent: string;
  readonly meaning: SymbolId;
  /** The letter is this power of the meaning, or of one minus it: 1/2 where α_t is √ᾱ_t, or σ_t is √(1 − ᾱ_t). */
  readonly power: number;
  readonly ofComplement: boolean;
  /** Said in so many words (“let a_t = 1 − β_t”), or seen from a formula that is true under no other reading. */
  readonly source: 'stated' | 'inferred';
}

export interface NoteParameters {
  readonly t?: number;
  readonly T?: number;
  readonly betaStart?: number;
  readonly betaEnd?: number;
}
