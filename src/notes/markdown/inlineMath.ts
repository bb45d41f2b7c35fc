import type MarkdownIt from 'markdown-it';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import { isMoney, isProse, isSurelyMath } from './looksLikeMath';
import { environmentOpening } from './environments';
import { findClosing, isDisplayDelimiter, mathBlockType, mathInlineType, pushMath } from './previewMath';

/**
 * Math in running text as authors of several dialects mean it: `$…$`, `` $`…`$ ``, `$$…$$`, `\(…\)`, `\[…\]`,
 * the same with two backslashes, and bare environments.
 */
export function generousInline(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'math_brackets', bracketMath);
  md.inline.ruler.before('escape', 'math_environment', inlineEnvironment);
  md.inline.ruler.after('escape', 'math_inline', inlineMath);
  md.inline.ruler.after('escape', 'math_inline_block', inlineDisplayMath);
}

function takeDollars(state: StateInline, count: number, silent: boolean): true {
  if (!silent) {
    state.pending += '$'.repeat(count);
  }
  state.pos += count;
  return true;
}

/** `$…$`, unless it is money; `` $`…`$ `` has two delimiters on each side. */
function inlineMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') {
    return false;
  }
  const before = src[pos - 1];
  if (before === '$' || before === '\\') {
    return takeDollars(state, 1, silent);
  }
  const close = findClosing(src, '$', pos + 1);
  if (close <= pos + 1) {
    return takeDollars(state, 1, silent);
  }
  if (src[close + 1] === '$' && takeJoined(state, silent)) {
    return true;
  }
  const content = src.slice(pos + 1, close);
  if (!isDollarMath(content, before, src[close + 1])) {
    return takeDollars(state, 1, silent);
  }
  const hasTicks = content.length > 2 && content.startsWith('`') && content.endsWith('`');
  return hasTicks
    ? pushMath(state, mathInlineType, 2, close - 1, false, silent)
    : pushMath(state, mathInlineType, 1, close, false, silent);
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /^[A-Za-z]$/.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && /^[\d_]$/.test(char);

/** Whether the content between two dollars is math, given the characters that touch the dollars outside. */
export function isDollarMath(
  content: string,
  before: string | undefined,
  after: string | undefined,
): boolean {
  if (isDigit(before) || isDigit(after) || after === '$' || content.trim() === '') {
    return false;
  }
  if ((isLetter(before) || isLetter(after)) && !isSurelyMath(content)) {
    return false;
  }
  return !isMoney(content);
}

/** A formula between dollars, in a run of them. */
interface JoinedMath {
  readonly start: number;
  /** How many dollars stand on each side. */
  readonly width: 1 | 2;
  readonly contentEnd: number;
}

/** No more formulas are read as one run; it keeps the work on hostile text small. */
const maxJoined = 64;

/**
 * The formulas of a run without gaps, such as `$a$$b$` and `$a$$$b$$`; empty where none begins. Before a `$$` that
 * opens a display in running text, as in `$5, $$x$$`, stands a space.
 */
export function readJoined(src: string, pos: number): readonly JoinedMath[] {
  const run: JoinedMath[] = [];
  for (let start = pos; src[start] === '$';) {
    const width = src[start + 1] === '$' ? 2 : 1;
    const contentEnd = findClosing(src, '$'.repeat(width), start + width);
    const content = src.slice(start + width, contentEnd);
    const end = contentEnd + width;
    if (content === '' || contentEnd === -1 || run.length === maxJoined) {
      return [];
    }
    const isOpenToText = (isAtJoint: boolean, space: RegExp) =>
      width === 1 && isAtJoint && space.test(content);
    if (isOpenToText(start > pos, /^\s/) || isOpenToText(src[end] === '$', /\s$/)) {
      return [];
    }
    const [before, after] = [src[start - 1], src[end]].map((each) => (each === '$' ? undefined : each));
    if (!isDollarMath(content, before, after)) {
      return [];
    }
    run.push({ start, width, contentEnd });
    start = end;
  }
  return run.length > 1 ? run : [];
}

/** Pushes the run of formulas that begins here; false where none does. */
function takeJoined(state: StateInline, silent: boolean): boolean {
  const run = readJoined(state.src, state.pos);
  for (const { width, contentEnd } of run) {
    const isDisplay = width === 2;
    pushMath(state, isDisplay ? mathBlockType : mathInlineType, width, contentEnd, isDisplay, silent);
  }
  return run.length > 0;
}

/** `$$…$$` in running text. */
function inlineDisplayMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (!src.startsWith('$$', pos)) {
    return false;
  }
  if (src[pos - 1] !== '$' && src[pos - 1] !== '\\' && takeJoined(state, silent)) {
    return true;
  }
  if (!isDisplayDelimiter(src, pos)) {
    return takeDollars(state, 2, silent);
  }
  const close = findClosing(src, '$$', pos + 2);
  if (close <= pos + 2 || !isDisplayDelimiter(src, close)) {
    return takeDollars(state, 2, silent);
  }
  return pushMath(state, mathBlockType, 2, close, true, silent);
}

/** An opening bracket with one or two backslashes at a place, and what closes it. */
export function bracketAt(
  src: string,
  at: number,
): { readonly width: number; readonly closing: string; readonly display: boolean } | undefined {
  if (src[at] !== '\\') {
    return undefined;
  }
  const width = src[at + 1] === '\\' ? 3 : 2;
  const bracket = src[at + width - 1];
  if (bracket !== '(' && bracket !== '[') {
    return undefined;
  }
  const closing = '\\'.repeat(width - 1) + (bracket === '(' ? ')' : ']');
  return { width, closing, display: bracket === '[' };
}

/** No formula in running text is longer; it keeps the work on hostile text small. */
export const maxBracketLength = 5000;

/** `\(…\)` and `\[…\]`, `\\(…\\)` and `\\[…\\]`; escaped brackets in prose, such as `\[1\]`, are none. */
function bracketMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const bracket = bracketAt(src, pos);
  if (!bracket) {
    return false;
  }
  const { width, closing, display } = bracket;
  const close = nextClosing(state, closing, pos + width);
  if (close === -1 || close - pos > maxBracketLength) {
    return false;
  }
  if (!isBracketMath(src.slice(pos + width, close), display)) {
    return false;
  }
  return pushMath(state, display ? mathBlockType : mathInlineType, width, close, display, silent);
}

/** Square brackets must hold what only math has, or one letter. */
export const isBracketMath = (content: string, display: boolean): boolean =>
  !isProse(content) && (!display || /[\\_^=<>+]|^\s*\p{L}\s*$/u.test(content));

/** The next closing bracket, remembered so that many openings in a row do not look for it each anew. */
function nextClosing(state: StateInline, closing: string, from: number): number {
  const env = state.env as Record<string, number | undefined>;
  const known = env[closing];
  if (known !== undefined && (known === -1 || known >= from)) {
    return known;
  }
  return (env[closing] = state.src.indexOf(closing, from));
}

/** `\begin{equation} … \end{equation}` within a paragraph. */
function inlineEnvironment(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (!src.startsWith('\\begin', pos)) {
    return false;
  }
  const name = environmentOpening.exec(src.slice(pos, pos + 40))?.[1];
  if (name === undefined) {
    return false;
  }
  const closing = `\\end{${name}}`;
  const close = nextClosing(state, closing, pos);
  if (close === -1) {
    return false;
  }
  return pushMath(state, mathBlockType, 0, close + closing.length, true, silent);
}
