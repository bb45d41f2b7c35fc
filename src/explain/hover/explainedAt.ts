import type { Definition, FormulaOccurrence, LetterAtom, Note, SymbolOccurrence } from '../../notes/note';

/** What a place of a note is about: a symbol of the glossary, a letter that the note defines, or a formula. */
export type Subject =
  | { readonly kind: 'symbol'; readonly place: SymbolOccurrence; readonly formula?: FormulaOccurrence }
  | { readonly kind: 'formula'; readonly place: FormulaOccurrence }
  | { readonly kind: 'local'; readonly place: LetterAtom; readonly definition: Definition };

/** What stands at an offset; undefined in prose, and on math that nobody explains. */
export function subjectAt(note: Note, offset: number): Subject | undefined {
  const holds = ({ start, end }: { readonly start: number; readonly end: number }) =>
    start <= offset && offset < end;
  const span = note.spanAt(offset);
  if (!span) {
    return undefined;
  }
  // Of formulas inside one another the innermost.
  const formula = note.formulasIn(span).filter(holds).sort(byLength)[0];
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

const byLength = (a: FormulaOccurrence, b: FormulaOccurrence): number => a.end - a.start - (b.end - b.start);
