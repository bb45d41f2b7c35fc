/** A block of the note as it is now. */
export interface Block {
  readonly source: string | undefined;
}

/**
 * Finds for each block the demo that was drawn for it before the note was edited. Blocks that read the same
 * keep theirs, in order; then what is left over on both sides is paired in order, as edited.
 */
export function pairDemos<Demo extends { readonly source: string }>(
  blocks: readonly Block[],
  demos: readonly Demo[],
): { readonly pairs: readonly (Demo | undefined)[]; readonly left: readonly Demo[] } {
  const free = [...demos];
  const take = (index: number): Demo | undefined => (index < 0 ? undefined : free.splice(index, 1)[0]);
  const pairs = blocks.map(({ source }) => take(free.findIndex((demo) => demo.source === source)));
  // As many edits as there are blocks without a demo: a demo more than that was removed.
  const edited = pairs.map((demo) => demo ?? take(free.length > 0 ? 0 : -1));
  return { pairs: edited, left: free };
}
