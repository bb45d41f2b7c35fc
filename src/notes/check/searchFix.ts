import type { Edit } from './edits';
import { applyEdits, smallEdits } from './edits';
import type { Spelling } from './spelling';

/** The edits that make a formula right; offsets into the note. */
export interface FoundFix {
  readonly edits: readonly Edit[];
  /** The smallest stretch that holds all of them, and what it becomes. */
  readonly start: number;
  readonly end: number;
  readonly oldText: string;
  readonly newText: string;
}

/** No search tries more texts than this. */
const maxTries = 300;

/** No more single edits than these are tried. */
const maxSingles = 260;

/** Searches for one small edit of a source, then for two, after which it is right. */
export function searchFix(
  source: string,
  offset: number,
  spelling: Spelling,
  isRight: (source: string) => boolean,
  maxEdits = 2,
): FoundFix | undefined {
  if (source.length > 1500) return undefined;
  const edits = smallEdits(source, spelling).slice(0, maxSingles);
  for (const edit of edits) if (isRight(applyEdits(source, [edit]))) return found(source, offset, [edit]);
  if (maxEdits < 2 || source.length > 400) return undefined;
  let tries = 0;
  for (let reach = 1; reach < edits.length; reach++) {
    for (let first = 0; first < reach; first++) {
      const [a, b] = [edits[first]!, edits[reach]!];
      if (a.start < b.end && b.start < a.end) continue;
      if (a.start === b.start || a.end === b.end) continue;
      if (tries++ > maxTries) return undefined;
      if (isRight(applyEdits(source, [a, b]))) return found(source, offset, [a, b]);
    }
  }
  return undefined;
}

function found(source: string, offset: number, edits: readonly Edit[]): FoundFix {
  const start = Math.min(...edits.map((each) => each.start));
  const end = Math.max(...edits.map((each) => each.end));
  const shifted = edits.map((each) => ({ ...each, start: each.start - start, end: each.end - start }));
  const oldText = source.slice(start, end);
  return {
    edits,
    start: offset + start,
    end: offset + end,
    oldText,
    newText: applyEdits(oldText, shifted),
  };
}
