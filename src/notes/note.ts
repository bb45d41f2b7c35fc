import type { FormulaId } from './formulas/formulaIds';
import type { SymbolId } from './glossary/symbolIds';

export { symbolIds, type SymbolId } from './glossary/symbolIds';

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
}

export { formulaIds, type FormulaId } from './formulas/formulaIds';

/** A note, read once per version. */
export interface Note {
  readonly text: string;
  readonly spans: readonly MathSpan[];
  readonly symbols: readonly SymbolOccurrence[];
  readonly formulas: readonly FormulaOccurrence[];
  /** Parameters that the prose around an offset states (T = 1000, β_1 = 10^{-4}, t = 500 …), nearest first. */
  parametersNear(offset: number): NoteParameters;
  symbolAt(offset: number): SymbolOccurrence | undefined;
  spanAt(offset: number): MathSpan | undefined;
}

export interface NoteParameters {
  readonly t?: number;
  readonly T?: number;
  readonly betaStart?: number;
  readonly betaEnd?: number;
}
