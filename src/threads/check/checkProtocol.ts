import * as l10n from '@vscode/l10n';
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
  | { readonly type: 'check'; readonly id: number; readonly request: CheckRequest };

/** What it answers; `loaded` comes once, when it is ready to check. */
export type CheckAnswer =
  | { readonly type: 'loaded' }
  | { readonly type: 'checked'; readonly id: number; readonly findings: readonly Finding[] }
  | { readonly type: 'broken'; readonly id: number; readonly message: string };

/** The notes that were checked last, most recently last. */
const notes = new Map<string, Note>();
const capacity = 8;

/** Reads and checks a note. */
export function checkRequested({ key, text, options, rules }: CheckRequest): readonly Finding[] {
  const note = readNote(text, options, notes.get(key));
  notes.delete(key);
  notes.set(key, note);
  const oldest = notes.keys().next();
  if (notes.size > capacity && !oldest.done) notes.delete(oldest.value);
  return checkNote(note, { rules });
}

/** What a thread answers, if anything; an error is an answer too. */
export function answerCheck(question: CheckQuestion): CheckAnswer | undefined {
  if (question.type === 'language') {
    l10n.config({ contents: { ...question.translations } });
    return undefined;
  }
  const { id, request } = question;
  try {
    return { type: 'checked', id, findings: checkRequested(request) };
  } catch (error) {
    return { type: 'broken', id, message: error instanceof Error ? error.message : String(error) };
  }
}
