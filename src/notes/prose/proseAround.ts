/** A stretch of a note: offsets into it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The words that a formula stands among. */
export interface Prose {
  readonly before: string;
  readonly after: string;
}

/** How many characters are looked at on each side. */
const reach = 240;

/** Where another thought begins: a heading, a list item, a row of a table, a quote's blank line. */
const breaks = /\n[ \t>]*(?=#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|\|)/g;
const blank = /\n[ \t>]*\n/g;

/**
 * The words before and after a formula that speak of it: those of its paragraph, list item or table row. Before a
 * display that is a paragraph of its own, and behind it, those of its neighbours.
 */
export function proseAround(text: string, { start, end }: Stretch): Prose {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  const isDisplay = /(?:^|\n)[ \t>]*$/.test(before);
  return {
    before: lastPart(isDisplay ? before.trimEnd() : before),
    after: isDisplay && /^[ \t]*[,.;，。；]?[ \t]*\n/.test(after) ? firstSentence(after) : firstPart(after),
  };
}

function lastPart(text: string): string {
  const cuts = [...text.matchAll(breaks), ...text.matchAll(blank)].map(({ index }) => index);
  return text.slice(Math.max(0, ...cuts));
}

function firstPart(text: string): string {
  const cuts = [...text.matchAll(breaks), ...text.matchAll(blank)].map(({ index }) => index);
  return text.slice(0, Math.min(text.length, ...cuts));
}

/** The first sentence of the next paragraph, unless that is a heading, a list or another display. */
function firstSentence(text: string): string {
  const words = text.replace(/^[\s>,.;，。；]+/, '');
  return /^(?:#|\||\$\$|[-*+]\s)/.test(words) ? '' : /^[^\n.。!?！？]*/.exec(words)![0];
}
