import { checkNote } from '../notes/check/checkNote';
import type { Finding, Severity } from '../notes/check/finding';
import { formatOf } from '../notes/mathSpans';
import { readNote } from '../notes/readNote';
import { notesIn } from './noteFile';
import { makePlaces, type Place } from './place';

/** A finding as the command line tells it. Lines and columns are 1-based; ends are exclusive. */
export interface Report {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: Finding['rule'];
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: { readonly range: Range; readonly newText: string };
}

export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Checks the content of one file. */
export function checkFile(file: string, content: string): Report[] {
  const placeOf = makePlaces(content);
  return notesIn(file, content).flatMap(({ text, toFile, encode }) =>
    checkNote(readNote(text, { format: formatOf(file) })).map(
      ({ rule, severity, message, start, end, fix }) => {
        const range = (from: number, to: number) => rangeOf(placeOf(toFile(from)), placeOf(toFile(to)));
        return {
          file,
          ...range(start, end),
          rule,
          severity,
          message,
          ...(fix ? { fix: { range: range(fix.start, fix.end), newText: encode(fix.newText) } } : {}),
        };
      },
    ),
  );
}

export const rangeOf = (start: Place, end: Place): Range => ({
  line: start.line,
  column: start.column,
  endLine: end.line,
  endColumn: end.column,
});
