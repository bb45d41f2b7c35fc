/**
 * At most `most` of what a training gave at some of its steps, in the order of the steps: evenly spread over √step,
 * since a network changes most when it begins to learn. The first and the last stay.
 */
export function thinned<Item extends { readonly step: number }>(
  items: readonly Item[],
  most: number,
): readonly Item[] {
  const kept = [...items];
  while (kept.length > Math.max(2, most)) {
    let [densest, smallest] = [1, Infinity];
    for (let i = 1; i < kept.length - 1; i++) {
      const gap = Math.sqrt(kept[i + 1]!.step) - Math.sqrt(kept[i - 1]!.step);
      if (gap < smallest) {
        [densest, smallest] = [i, gap];
      }
    }
    kept.splice(densest, 1);
  }
  return kept;
}
