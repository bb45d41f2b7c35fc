/** An edit as VS Code reports it: its place counts in the text before the edit. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** Where an offset is after edits that were made at once. In text that was replaced it keeps its place, if it can. */
export function movedOffset(offset: number, changes: readonly TextChange[]): number {
  let moved = offset;
  for (const { rangeOffset, rangeLength, text } of changes) {
    if (rangeOffset + rangeLength <= offset) {
      moved += text.length - rangeLength;
    } else if (rangeOffset < offset) {
      moved += Math.min(0, rangeOffset + text.length - offset);
    }
  }
  return moved;
}
