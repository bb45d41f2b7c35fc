import type { Finding } from '../../notes/check/finding';
import type { Note } from '../../notes/note';
import { isFoundWrong } from './lensFor';

/** A formula as it is written, whatever its line breaks and indentation. */
export const formulaKey = (tex: string): string => tex.replace(/\s+/g, ' ').trim();

/** The keys of a note's formulas that the checker found wrong. */
export function wrongFormulas(note: Note, findings: readonly Finding[]): ReadonlySet<string> {
  const wrong = note.formulas.filter((formula) => isFoundWrong(formula, findings));
  return new Set(wrong.map(({ start, end }) => formulaKey(note.text.slice(start, end))));
}
