/** A block of the note as it is now. */
export interface Block {
  readonly source: string | undefined;
}

/**
 * Finds for each block the demo that was drawn for it before the note was edited. Blocks that read the same
 * keep theirs, in order; then what is left over on both sides is paired in order, as edited.
 */
export function pairDemos<Demo extends Block>(
  blocks: readonly Block[],
  demos: readonly Demo[],
): { readonly pairs: readonly (Demo | undefined)[]; readonly left: readonly Demo[] } {
  // The last one of a source first, so that the first can be taken off the end.
  const bySource = new Map<string | undefined, Demo[]>();
  for (const demo of [...demos].reverse()) {
    const same = bySource.get(demo.source);
    if (same) {
      same.push(demo);
    } else {
      bySource.set(demo.source, [demo]);
    }
  }
  const kept = blocks.map(({ source }) => (source === undefined ? undefined : bySource.get(source)?.pop()));
  const taken = new Set(kept);
  const free = demos.filter((demo) => !taken.has(demo));
  // As many edits as there are blocks without a demo: a demo more than that was removed.
  let edits = 0;
  const pairs = kept.map((demo) => demo ?? free[edits++]);
  return { pairs, left: free.slice(edits) };
}
