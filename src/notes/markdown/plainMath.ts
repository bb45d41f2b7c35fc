import { environmentOpening } from './environments';
import { bracketAt, isBracketMath, isDollarMath, maxBracketLength, readJoined } from './inlineMath';
import type { MathMeta } from './previewMath';
import { findClosing, isDisplayDelimiter } from './previewMath';

/** A stretch of math outside Markdown's structure, with offsets into the text that was searched. */
export interface PlainMath extends MathMeta {
  readonly display: boolean;
}

/** What surrounds the math: HTML, of whose tags nothing is math; a line of a Markdown table; a LaTeX source. */
export type PlainKind = 'html' | 'row' | 'latex';

const interesting: Readonly<Record<PlainKind, RegExp>> = {
  html: /[$\\<]/g,
  row: /[$\\`]/g,
  latex: /[$\\%]/g,
};

/** Finds math between `from` and `to` by its delimiters alone, in order and disjoint. Linear but for hostile text. */
export function findPlainMath(text: string, from: number, to: number, kind: PlainKind): PlainMath[] {
  const found: PlainMath[] = [];
  const next = interesting[kind];
  let at = from;
  for (;;) {
    next.lastIndex = at;
    const match = next.exec(text);
    if (!match || match.index >= to) {
      return found;
    }
    at = match.index;
    const math = mathAt(text, at, to, kind);
    const run = joinedAt(text, at, to) ?? (math ? [math] : []);
    found.push(...run);
    at = run.at(-1)?.end ?? Math.max(at + 1, afterOther(text, at, to, kind));
  }
}

/** A run of formulas without gaps, `$a$$b$`. */
function joinedAt(text: string, at: number, to: number): readonly PlainMath[] | undefined {
  if (text[at] !== '$' || text[at - 1] === '\\') {
    return undefined;
  }
  const run = readJoined(text.slice(0, Math.min(to, at + maxBracketLength)), at);
  if (run.length === 0) {
    return undefined;
  }
  return run.map(({ start, width, contentEnd }) => ({
    start,
    end: contentEnd + width,
    contentStart: start + width,
    contentEnd,
    display: width === 2,
  }));
}

function mathAt(text: string, at: number, to: number, kind: PlainKind): PlainMath | undefined {
  if (text[at] === '$') {
    return dollarsAt(text, at, to, kind);
  }
  if (text[at] === '<') {
    return scriptAt(text, at, to);
  }
  if (text[at] !== '\\') {
    return undefined;
  }
  if (text.startsWith('\\begin', at)) {
    return environmentAt(text, at, to, kind);
  }
  const bracket = kind === 'latex' && text[at + 1] === '\\' ? undefined : bracketAt(text, at);
  if (!bracket) {
    return undefined;
  }
  const close = closingBefore(text, bracket.closing, at + bracket.width, to);
  if (close === -1) {
    return undefined;
  }
  const contentStart = at + bracket.width;
  const isMath = kind === 'latex' || isBracketMath(text.slice(contentStart, close), bracket.display);
  if (!isMath) {
    return undefined;
  }
  const { display } = bracket;
  return { start: at, end: close + bracket.width, contentStart, contentEnd: close, display };
}

/** A closing delimiter not too far away; none of the formulas people write is that long. */
function closingBefore(text: string, closing: string, from: number, to: number): number {
  const close = text.slice(from, Math.min(to, from + maxBracketLength)).indexOf(closing);
  return close === -1 ? -1 : from + close;
}

function dollarsAt(text: string, at: number, to: number, kind: PlainKind): PlainMath | undefined {
  if (text[at - 1] === '\\') {
    return undefined;
  }
  const near = text.slice(0, Math.min(to, at + maxBracketLength));
  if (isDisplayDelimiter(text, at)) {
    const close = findClosing(near, '$$', at + 2);
    if (close <= at + 2) {
      return undefined;
    }
    return { start: at, end: close + 2, contentStart: at + 2, contentEnd: close, display: true };
  }
  if (text[at + 1] === '$') {
    return undefined;
  }
  const close = findClosing(near, '$', at + 1);
  if (close <= at + 1) {
    return undefined;
  }
  const content = text.slice(at + 1, close);
  const isMath =
    kind === 'latex'
      ? !/(?:\r?\n|\r)[ \t]*(?:\r?\n|\r)/.test(content)
      : isDollarMath(content, text[at - 1], text[close + 1]);
  // A bar in a table's row parts cells unless TeX makes it one of a formula.
  if (!isMath || (kind === 'row' && content.includes('|') && !/[\\_^({[]/.test(content))) {
    return undefined;
  }
  return { start: at, end: close + 1, contentStart: at + 1, contentEnd: close, display: false };
}

function environmentAt(text: string, at: number, to: number, kind: PlainKind): PlainMath | undefined {
  const name = environmentOpening.exec(text.slice(at, at + 40))?.[1];
  if (name === undefined) {
    return undefined;
  }
  const closing = `\\end{${name}}`;
  const limit = kind === 'latex' ? to : Math.min(to, at + maxBracketLength);
  const close = text.indexOf(closing, at);
  if (close === -1 || close > limit) {
    return undefined;
  }
  const end = close + closing.length;
  return { start: at, end, contentStart: at, contentEnd: end, display: true };
}

const mathScript = /^<script\s+type=["']math\/tex(; *mode=display)?["'][^>]*>/i;

/** MathJax's `<script type="math/tex">…</script>`. */
function scriptAt(text: string, at: number, to: number): PlainMath | undefined {
  const opening = mathScript.exec(text.slice(at, Math.min(to, at + 80)));
  if (!opening) {
    return undefined;
  }
  const contentStart = at + opening[0].length;
  const close = text.indexOf('</script>', contentStart);
  if (close === -1 || close > to) {
    return undefined;
  }
  const display = opening[1] !== undefined;
  return { start: at, end: close + '</script>'.length, contentStart, contentEnd: close, display };
}

const rawTags = /^<(script|style|pre|code|textarea|svg)(?=[\s>])/i;
const verbatim =
  /^\\begin\s*\{(verbatim\*?|lstlisting|minted|comment|Verbatim|tikzpicture|filecontents\*?)\}/;

/** Where to go on after something that is no math: behind a tag, a comment, code, an escaped character. */
function afterOther(text: string, at: number, to: number, kind: PlainKind): number {
  const behind = (closing: string, from: number) => {
    const close = text.indexOf(closing, from);
    return close === -1 || close > to ? to : close + closing.length;
  };
  const char = text[at]!;
  if (char === '%') {
    const end = /[\r\n]/g;
    end.lastIndex = at;
    return end.exec(text)?.index ?? to;
  }
  if (char === '`') {
    const ticks = /^`+/.exec(text.slice(at, at + 20))![0];
    const close = text.indexOf(ticks, at + ticks.length);
    return close === -1 || close >= to ? at + ticks.length : close + ticks.length;
  }
  if (char === '<') {
    if (text.startsWith('<!--', at)) {
      return behind('-->', at + 4);
    }
    const raw = rawTags.exec(text.slice(at, at + 12))?.[1];
    if (raw !== undefined) {
      return behind(`</${raw}`, at + 1);
    }
    return /^<\/?[a-zA-Z]/.test(text.slice(at, at + 3)) ? behind('>', at) : at + 1;
  }
  if (char === '$') {
    return at + (text[at + 1] === '$' ? 2 : 1);
  }
  if (kind === 'latex') {
    const name = verbatim.exec(text.slice(at, at + 40))?.[1];
    if (name !== undefined) {
      return behind(`\\end{${name}}`, at);
    }
    const verb = /^\\(?:verb\*?|lstinline)([^a-zA-Z*\s])/.exec(text.slice(at, at + 14));
    if (verb) {
      return behind(verb[1]!, at + verb[0].length);
    }
  }
  // A backslash takes the next character along.
  return at + 2;
}
