import { checkNote, type CheckOptions } from '../notes/check/checkNote';
import type { Finding } from '../notes/check/finding';
import { formatOf } from '../notes/mathSpans';
import { readNote } from '../notes/readNote';
import { notesIn, type Change } from './noteFile';

/** A finding with the offsets of its file, and its fix where the file can take it. */
export interface Located extends Pick<Finding, 'rule' | 'severity' | 'message' | 'start' | 'end'> {
  readonly fix?: Change;
}

/**
 * Checks the content of one file.
 * @throws {FileError} when it is a broken notebook
 */
export const findIn = (file: string, content: string, options: CheckOptions): Located[] =>
  notesIn(file, content).flatMap(({ text, toFile, changeInFile }) =>
    checkNote(readNote(text, { format: formatOf(file) }), options).map(
      ({ rule, severity, message, start, end, fix }) => {
        const change = fix && changeInFile(fix);
        const place = { start: toFile(start), end: toFile(end) };
        return { rule, severity, message, ...place, ...(change ? { fix: change } : {}) };
      },
    ),
  );
