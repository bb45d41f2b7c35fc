import type { FormulaId, LetterAtom, MathSpan, Note, SymbolId } from './note';

/** What a note's reading found, as plain data: for `inspect --json`, and to see what the reader does not know. */
export interface Inspection {
  readonly spans: readonly InspectedSpan[];
  readonly symbols: readonly InspectedSymbol[];
  readonly formulas: readonly InspectedFormula[];
  /** Every letter of the math: the denominator of what is explained. */
  readonly atoms: readonly InspectedAtom[];
  readonly coverage: Coverage;
}

export interface InspectedSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly display: boolean;
}

export interface InspectedSymbol {
  readonly text: string;
  readonly id: SymbolId;
  readonly start: number;
  readonly end: number;
  /** Where the note gives the symbol this meaning, when it is not the papers'. 1-based. */
  readonly conventionLine?: number;
}

export interface InspectedFormula {
  readonly text: string;
  readonly id: FormulaId;
  readonly start: number;
  readonly end: number;
}

export interface InspectedAtom {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The glossary's entry, the note's own explanation, or nothing. */
  readonly explainedBy: 'glossary' | 'note' | null;
}

export interface Coverage {
  readonly atoms: number;
  readonly explained: number;
  readonly unknown: number;
  /** The letters that nothing explains, by spelling, the most frequent first. */
  readonly unknownLetters: readonly { readonly letter: string; readonly count: number }[];
}

/** Lists what a note's reading found. A letter is explained by a symbol that it is part of, or by the note. */
export function inspectNote(note: Note): Inspection {
  const { text } = note;
  const own = new Set(note.localSymbols.map(nameOf));
  const atoms = note.atoms.map((atom): InspectedAtom & { readonly name: string } => {
    const { start, end } = atom;
    const inGlossary = note.symbolAt(start) ?? note.symbolAt(end);
    const explainedBy = inGlossary ? 'glossary' : own.has(nameOf(atom)) ? 'note' : null;
    return { text: text.slice(start, end), start, end, explainedBy, name: spelled(atom) };
  });
  const unknown = atoms.filter(({ explainedBy }) => explainedBy === null);
  return {
    spans: note.spans.map((span) => inspectSpan(text, span)),
    symbols: note.symbols.map((symbol) => {
      const convention = note.conventionOf(symbol);
      const { id, start, end } = symbol;
      const place = { text: text.slice(start, end), id, start, end };
      return convention ? { ...place, conventionLine: convention.line + 1 } : place;
    }),
    formulas: note.formulas.map(({ id, start, end }) => ({ text: text.slice(start, end), id, start, end })),
    atoms: atoms.map(({ text: written, start, end, explainedBy }) => ({
      text: written,
      start,
      end,
      explainedBy,
    })),
    coverage: {
      atoms: atoms.length,
      explained: atoms.length - unknown.length,
      unknown: unknown.length,
      unknownLetters: counted(unknown.map(({ name }) => name)),
    },
  };
}

const inspectSpan = (
  text: string,
  { start, end, contentStart, contentEnd, display }: MathSpan,
): InspectedSpan => ({
  text: text.slice(contentStart, contentEnd),
  start,
  end,
  display,
});

const nameOf = ({ letter, accent }: Pick<LetterAtom, 'letter' | 'accent'>): string => `${letter} ${accent}`;
const spelled = ({ letter, accent, sub }: LetterAtom): string =>
  `${accent === '' ? '' : `${accent} `}${letter}${sub === '' ? '' : `_${sub}`}`;

function counted(letters: readonly string[]): { readonly letter: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const letter of letters) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return [...counts].map(([letter, count]) => ({ letter, count })).sort((a, b) => b.count - a.count);
}
