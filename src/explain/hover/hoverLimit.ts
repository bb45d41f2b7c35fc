import type { Drawing } from '../markdown/drawing';

/** VS Code cuts a hover's Markdown off behind this many characters, wherever that is. */
export const hoverLimit = 100_000;

/**
 * Markdown with as many of its drawings as a hover has room for; of the others, the largest first, the TeX is
 * shown. What is too long even so ends with a whole line.
 */
export function withinLimit(
  drawings: readonly (Drawing | undefined)[],
  render: (drawings: readonly (Drawing | undefined)[]) => string,
): string {
  const kept = [...drawings];
  for (;;) {
    const markdown = render(kept);
    if (markdown.length <= hoverLimit) {
      return markdown;
    }
    const sizes = kept.map((drawing) => drawing?.uri.length ?? 0);
    const largest = Math.max(0, ...sizes);
    if (largest === 0) {
      return markdown.slice(0, Math.max(0, markdown.lastIndexOf('\n', hoverLimit - 2))) + '\n…';
    }
    kept[sizes.indexOf(largest)] = undefined;
  }
}
