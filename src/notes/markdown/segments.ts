import type MarkdownIt from 'markdown-it';
import type { MathSpan } from '../note';
import { BlockReader } from './blockReader';
import { collectSpans } from './collectSpans';
import { SourceLines } from './sourceLines';

/** Consecutive blocks of a note that no blank line parts, and the math in them. It never changes, it only moves. */
export interface Segment<Math> {
  readonly start: number;
  /** How many characters from its start on its reading depends on; Infinity when the text's end was seen. */
  readonly reach: number;
  readonly maths: readonly Math[];
}

/** A text's segments in order, and where its Markdown begins, after the front matter. */
export interface Segments<Math> {
  readonly text: string;
  readonly bodyStart: number;
  readonly list: readonly Segment<Math>[];
}

/** markdown-it with the rules of one dialect. */
export interface MathReader {
  readonly md: MarkdownIt;
  /** It also finds what the preview leaves. */
  readonly isGenerous: boolean;
}

/** What is kept of a span; it gets the span with offsets that count from the start of its segment. */
export type MakeMath<Math> = (span: MathSpan, segmentText: (start: number, end: number) => string) => Math;

/** Reads the segments of a text from `bodyStart` on. */
export function readSegments<Math>(
  reader: MathReader,
  text: string,
  bodyStart: number,
  make: MakeMath<Math>,
): Segments<Math> {
  const list: Segment<Math>[] = [];
  readWindow(reader, text, bodyStart, text.length, make, (segment) => {
    list.push(segment);
    return true;
  });
  return { text, bodyStart, list };
}

/**
 * Reads a changed text and takes over every segment that the change cannot have touched. The result equals
 * `readSegments` of the new text.
 */
export function rereadSegments<Math>(
  reader: MathReader,
  text: string,
  bodyStart: number,
  previous: Segments<Math>,
  make: MakeMath<Math>,
): Segments<Math> {
  const { prefix, suffix } = commonEnds(previous.text, text);
  const delta = text.length - previous.text.length;
  const before = previous.list;
  if (prefix < bodyStart || bodyStart !== previous.bodyStart) {
    return readSegments(reader, text, bodyStart, make);
  }
  const firstTouched = before.findIndex(({ start, reach }) => start + reach >= prefix);
  const kept = firstTouched === -1 ? before : before.slice(0, firstTouched);
  const list = [...kept];
  let at = before[kept.length]?.start ?? previous.text.length;
  if (kept.length === 0 || at > prefix) {
    at = Math.min(at, lineStartBefore(text, prefix, bodyStart));
  }
  // The first segment that begins after the change is where the old reading may be taken up again.
  const changedEnd = text.length - suffix;
  let next = before.findIndex(({ start }) => start + delta >= changedEnd && start >= prefix);
  if (next === -1) {
    next = before.length;
  }
  let size = Math.max(minWindow, changedEnd - at + minWindow);
  let isTakenUp = false;
  while (at < text.length && !isTakenUp) {
    const from = at;
    const windowEnd = Math.min(text.length, from + size);
    const readTo = readWindow(reader, text, from, windowEnd, make, (segment) => {
      while (next < before.length && before[next]!.start + delta < segment.start) {
        next++;
      }
      if (next < before.length && before[next]!.start + delta === segment.start) {
        isTakenUp = true;
        return false;
      }
      list.push(segment);
      return true;
    });
    at = readTo;
    size *= 4;
    if (windowEnd === text.length) {
      break;
    }
  }
  if (isTakenUp) {
    for (let index = next; index < before.length; index++) {
      const segment = before[index]!;
      const { start, reach, maths } = segment;
      // Field by field: a long note has thousands of them, and this is done at every keystroke.
      list.push(delta === 0 ? segment : { start: start + delta, reach, maths });
    }
  }
  return { text, bodyStart, list };
}

/** Characters read beyond a change at first; most changes are done with after a paragraph or two. */
const minWindow = 2000;

/**
 * Reads the segments of `text` between two offsets until `take` says that it needs no more. A segment that
 * depends on what lies beyond the window is left out. Returns the offset up to which segments were taken.
 */
function readWindow<Math>(
  reader: MathReader,
  text: string,
  from: number,
  to: number,
  make: MakeMath<Math>,
  take: (segment: Segment<Math>) => boolean,
): number {
  const window = from === 0 && to === text.length ? text : text.slice(from, to);
  const isLast = to === text.length;
  const lines = new SourceLines(window);
  const blocks = new BlockReader(reader.md, window);
  // A line of the window's end may be cut in its middle, and the stretch before it may go on beyond.
  const lastWholeLine = lines.count - 2;
  for (let stretch = blocks.next(); stretch; stretch = blocks.next()) {
    const start = lines.start(stretch.firstLine);
    const seesEnd = stretch.reach >= lastWholeLine;
    if (seesEnd && !isLast) {
      return from + start;
    }
    const reach = seesEnd ? Infinity : lines.start(stretch.reach + 1) - start;
    const spans = collectSpans(reader.md, reader.isGenerous, lines, stretch.tokens);
    const maths = spans.map((span) =>
      make(movedSpan(span, -start), (a, b) => window.slice(start + a, start + b)),
    );
    if (!take({ start: from + start, reach, maths })) {
      return from + start;
    }
  }
  // A window of blank lines may end in the middle of an indented line.
  return isLast ? to : from;
}

/** The same span elsewhere. */
export function movedSpan(span: MathSpan, by: number): MathSpan {
  return {
    start: span.start + by,
    end: span.end + by,
    contentStart: span.contentStart + by,
    contentEnd: span.contentEnd + by,
    display: span.display,
    quoteDepth: span.quoteDepth,
    inTable: span.inTable,
  };
}

const piece = 1024;
const pieceFromEnd = (text: string, suffix: number): string =>
  text.slice(text.length - suffix - piece, text.length - suffix);

/** How many characters two texts have in common at their beginning, and at their end in what is left. */
export function commonEnds(a: string, b: string): { readonly prefix: number; readonly suffix: number } {
  const shorter = Math.min(a.length, b.length);
  // Whole pieces first: comparing strings is far faster than comparing characters.
  let prefix = 0;
  while (prefix + piece <= shorter && a.slice(prefix, prefix + piece) === b.slice(prefix, prefix + piece)) {
    prefix += piece;
  }
  while (prefix < shorter && a.charCodeAt(prefix) === b.charCodeAt(prefix)) {
    prefix++;
  }
  const rest = shorter - prefix;
  let suffix = 0;
  while (suffix + piece <= rest && pieceFromEnd(a, suffix) === pieceFromEnd(b, suffix)) {
    suffix += piece;
  }
  while (suffix < rest && a.charCodeAt(a.length - 1 - suffix) === b.charCodeAt(b.length - 1 - suffix)) {
    suffix++;
  }
  return { prefix, suffix };
}

function lineStartBefore(text: string, offset: number, floor: number): number {
  let at = offset;
  while (at > floor && text[at - 1] !== '\n' && text[at - 1] !== '\r') {
    at--;
  }
  return at;
}
