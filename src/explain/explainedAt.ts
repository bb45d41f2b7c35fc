import type {
  Definition,
  FormulaOccurrence,
  LetterAtom,
  MathSpan,
  Note,
  Place,
  SymbolOccurrence,
} from '../notes/note';

/** What a place of a note is about: a symbol of the glossary, a letter that the note defines, or a formula. */
export type Explained =
  | { readonly kind: 'symbol'; readonly place: SymbolOccurrence; readonly formula?: FormulaOccurrence }
  | { readonly kind: 'formula'; readonly place: FormulaOccurrence }
  | { readonly kind: 'local'; readonly place: LetterAtom; readonly definition: Definition };

/** What stands at an offset; undefined in prose, and on math that nobody explains. */
export function explainedAt(note: Note, offset: number): Explained | undefined {
  const holds = ({ start, end }: Place) => start <= offset && offset < end;
  const span = note.spanAt(offset);
  if (!span) {
    return undefined;
  }
  const formula = innermost(note.formulasIn(span).filter(holds));
  const symbol = note.symbolAt(offset);
  // A symbol's end is still the symbol, unless something of the formula begins there.
  if (symbol && (holds(symbol) || !formula)) {
    return { kind: 'symbol', place: symbol, ...(formula && { formula }) };
  }
  const atom = note.atomAt(offset);
  const definition = atom && note.definitionOf(atom);
  if (atom && definition && (holds(atom) || !formula)) {
    return { kind: 'local', place: atom, definition };
  }
  return formula && { kind: 'formula', place: formula };
}

/** A recognised formula, or math that is none, with the symbols in it. */
export interface ExplainedMath extends Place {
  readonly span: MathSpan;
  readonly id?: FormulaOccurrence['id'];
  readonly shows?: FormulaOccurrence['shows'];
}

/**
 * The formula at an offset or ending there: the innermost, else the first of the same math, else the math itself.
 */
export function mathAt(note: Note, offset: number): ExplainedMath | undefined {
  const span = note.spanAt(offset);
  if (!span) {
    return undefined;
  }
  const formulas = note.formulasIn(span);
  const holding = formulas.filter(({ start, end }) => start <= offset && offset <= end);
  return innermost(holding) ?? formulas[0] ?? { start: span.contentStart, end: span.contentEnd, span };
}

/** Of formulas inside one another the shortest. */
const innermost = (formulas: readonly FormulaOccurrence[]): FormulaOccurrence | undefined =>
  [...formulas].sort((a, b) => a.end - a.start - (b.end - b.start))[0];
