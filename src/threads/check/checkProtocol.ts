import * as l10n from '@vscode/l10n';
import { BoundedCache } from '../../base/boundedCache';
import { checkNote, type CheckOptions } from '../../notes/check/checkNote';
import type { Finding } from '../../notes/check/finding';
import type { Note } from '../../notes/note';
import { readNote, type ReadOptions } from '../../notes/readNote';

/** A note to check, as plain data that can be sent to a thread. */
export interface CheckRequest {
  /** Tells notes apart: what was read of a note's last version is used again for the next. */
  readonly key: string;
  readonly text: string;
  readonly options: ReadOptions;
  readonly rules: NonNullable<CheckOptions['rules']>;
}

/** What the thread that runs the checker is told: first the language of its findings, then what to check. */
export type CheckQuestion =
  | { readonly type: 'language'; readonly translations: Readonly<Record<string, string>> }
  | { readonly type: 'check'; readonly request: CheckRequest };

/** The notes that were checked last. */
const notes = new BoundedCache<string, Note>(8);

/** Reads and checks a note. */
export function checkRequested({ key, text, options, rules }: CheckRequest): readonly Finding[] {
  const note = readNote(text, options, notes.get(key));
  notes.set(key, note);
  return checkNote(note, { rules });
}

/** A note's findings; none for the language. */
export function answerCheck(question: CheckQuestion): readonly Finding[] {
  switch (question.type) {
    case 'language':
      l10n.config({ contents: { ...question.translations } });
      return [];
    case 'check':
      return checkRequested(question.request);
  }
}
