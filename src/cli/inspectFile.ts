import { judgeFormulas } from '../notes/check/checkNote';
import { formatOf } from '../notes/mathSpans';
import { readNote } from '../notes/readNote';
import { runOf } from '../notes/catalogue/runOf';
import { notesIn } from './noteFile';
import { lineColumns } from './formats/lineColumn';

/** Everything that is read in a file; offsets are UTF-16 code units into it, ends exclusive. */
export function inspectFile(file: string, content: string) {
  const lineColumnOf = lineColumns(content);
  const parts = notesIn(file, content).map(({ text, toFile }) => {
    const note = readNote(text, { format: formatOf(file) });
    const placed = ({ start, end }: { readonly start: number; readonly end: number }) => ({
      start: toFile(start),
      end: toFile(end),
      ...lineColumnOf(toFile(start)),
    });
    return {
      spans: note.spans.map((span) => ({
        tex: text.slice(span.contentStart, span.contentEnd),
        display: span.display,
        ...placed(span),
        contentStart: toFile(span.contentStart),
        contentEnd: toFile(span.contentEnd),
      })),
      symbols: note.symbols.map((symbol) => ({
        text: text.slice(symbol.start, symbol.end),
        id: symbol.id,
        ...placed(symbol),
      })),
      formulas: judgeFormulas(note).map((formula) => ({
        text: text.slice(formula.start, formula.end),
        id: formula.id,
        ...placed(formula),
        verdict: formula.verdict,
        figure: runOf(formula)?.shows.figure ?? null,
      })),
    };
  });
  return {
    file,
    spans: parts.flatMap(({ spans }) => spans),
    symbols: parts.flatMap(({ symbols }) => symbols),
    formulas: parts.flatMap(({ formulas }) => formulas),
  };
}
