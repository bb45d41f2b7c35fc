import type { CheckOptions } from '../notes/check/checkNote';
import { findIn } from './findIn';
import type { Change } from './noteFile';

/** How often a content is checked anew: a formula tells one slip at a time. */
const mostPasses = 10;

/** Applies the fixes that are offered, until none is left. */
export function fixContent(
  file: string,
  content: string,
  options: CheckOptions,
): { readonly content: string; readonly applied: number } {
  let applied = 0;
  for (let pass = 0; pass < mostPasses; pass++) {
    const changes = disjoint(findIn(file, content, options).flatMap(({ fix }) => fix ?? []));
    if (changes.length === 0) {
      break;
    }
    content = changed(content, changes);
    applied += changes.length;
  }
  return { content, applied };
}

/** The changes in order, without those that touch one before them: they wait for the next pass. */
function disjoint(changes: readonly Change[]): Change[] {
  const kept: Change[] = [];
  for (const change of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const before = kept.at(-1);
    if (!before || change.start > before.end) {
      kept.push(change);
    }
  }
  return kept;
}

function changed(content: string, changes: readonly Change[]): string {
  const lineEnd = /\r\n|\r|\n/.exec(content)?.[0] ?? '\n';
  let at = 0;
  const pieces = changes.flatMap(({ start, end, newText }) => {
    const piece = [content.slice(at, start), newText.replace(/\r\n|\r|\n/g, lineEnd)];
    at = end;
    return piece;
  });
  return [...pieces, content.slice(at)].join('');
}
