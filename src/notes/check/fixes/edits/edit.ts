/** A replacement in a formula's source; offsets count within it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** Whether it only moves an index or a range, or puts a bar on α or takes it away. */
  readonly isIndex: boolean;
}

/** An edit of an index, a range or a bar. */
export const index = (start: number, end: number, newText: string): Edit => ({
  start,
  end,
  newText,
  isIndex: true,
});
/** Any other edit. */
export const other = (start: number, end: number, newText: string): Edit => ({
  start,
  end,
  newText,
  isIndex: false,
});

/** Applies edits that do not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), source);
}
