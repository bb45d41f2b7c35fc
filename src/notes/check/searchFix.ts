import type { Edit, Spelling } from './edits';
import { applyEdits, smallEdits } from './edits';

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
const maxTries = 4000;

/** Searches for one small edit of a source, then for two, after which it is right. */
export function searchFix(
  source: string,
  offset: number,
  spelling: Spelling,
  isRight: (source: string) => boolean,
  maxEdits = 2,
): FoundFix | undefined {
  if (source.length > 1500) return undefined;
  const edits = smallEdits(source, spelling);
  for (const edit of edits) if (isRight(applyEdits(source, [edit]))) return found(source, offset, [edit]);
  if (maxEdits < 2) return undefined;
  let tries = 0;
  for (let reach = 1; reach < edits.length; reach++) {
    for (let first = 0; first < reach; first++) {
      const [a, b] = [edits[first]!, edits[reach]!];
      if (a.start < b.end && b.start < a.end) {
        const nested = inner(a, b);
        if (!nested || tries++ > maxTries) continue;
        if (isRight(applyEdits(source, [nested]))) return found(source, offset, [nested]);
        continue;
      }
      if (a.start === b.start || a.end === b.end) continue;
      if (tries++ > maxTries) return undefined;
      if (isRight(applyEdits(source, [a, b]))) return found(source, offset, [a, b]);
    }
  }
  return undefined;
}

/** An edit within the stretch that a swap moves: both at once, where the moved text still holds it. */
function inner(a: Edit, b: Edit): Edit | undefined {
  const [small, large] = a.end - a.start < b.end - b.start ? [a, b] : [b, a];
  if (small.start <= large.start || small.end >= large.end) return undefined;
  const length = small.end - small.start;
  // A swap keeps what is between its ends where it was, up to the difference of their lengths.
  return length > 0 && large.newText.length > 0 ? undefined : undefined;
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
