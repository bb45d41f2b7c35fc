import type { Edit } from './edits/edit';
import { applyEdits } from './edits/edit';
import { wholeGroups } from './edits/braces';
import { smallEdits } from './edits/smallEdits';
import { readSlip, type Slip } from './slip';
import type { Spelling } from './spelling';

/** The edits that make a formula right; offsets into the note. */
export interface FoundFix {
  readonly edits: readonly Edit[];
  /** The smallest stretch with whole groups that holds all of them, and what it becomes. */
  readonly start: number;
  readonly end: number;
  readonly oldText: string;
  readonly newText: string;
  /** What the writer did, where one edit shows that. */
  readonly slip?: Slip | undefined;
}

/** Reading and evaluating a text takes as long as it is: a search reads about this many characters, no more. */
const maxCharacters = 48_000;
/** Of short texts no more are tried than these. */
const maxTries = 320;
/** Of long texts no fewer are, single edits being the likelier the earlier they come. */
const minTries = 90;
/** Two edits are tried only of texts up to this length. */
const maxPairLength = 300;

/** Searches for one small edit of a source, then for two, after which it is right. */
export function searchFix(
  source: string,
  offset: number,
  spelling: Spelling,
  isRight: (source: string) => boolean,
  maxEdits = 2,
): FoundFix | undefined {
  if (source.length > 1500) {
    return undefined;
  }
  let left = Math.min(maxTries, Math.max(minTries, Math.floor(maxCharacters / source.length)));
  const edits = smallEdits(source, spelling);
  for (const edit of edits) {
    if (left-- <= 0) {
      return undefined;
    }
    if (isRight(applyEdits(source, [edit]))) {
      return found(source, offset, [edit]);
    }
  }
  if (maxEdits < 2 || source.length > maxPairLength) {
    return undefined;
  }
  for (let reach = 1; reach < edits.length; reach++) {
    for (let first = 0; first < reach; first++) {
      const [a, b] = [edits[first]!, edits[reach]!];
      if (a.start < b.end && b.start < a.end) {
        continue;
      }
      if (a.start === b.start || a.end === b.end) {
        continue;
      }
      if (left-- <= 0) {
        return undefined;
      }
      if (isRight(applyEdits(source, [a, b]))) {
        return found(source, offset, [a, b]);
      }
    }
  }
  return undefined;
}

function found(source: string, offset: number, edits: readonly Edit[]): FoundFix {
  const [start, end] = wholeGroups(source, {
    start: Math.min(...edits.map((each) => each.start)),
    end: Math.max(...edits.map((each) => each.end)),
  });
  const shifted = edits.map((each) => ({ ...each, start: each.start - start, end: each.end - start }));
  const oldText = source.slice(start, end);
  return {
    edits,
    start: offset + start,
    end: offset + end,
    oldText,
    newText: applyEdits(oldText, shifted),
    slip: edits.length === 1 ? readSlip(source, edits[0]!) : undefined,
  };
}
