import type MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type { ReaderEnv } from './blockReader';
import { lookAt } from './blockReader';
import { inlineDollars, mathBlockType, mathInlineType, pushBlock, pushMath } from './previewMath';

/**
 * Math as authors of several dialects mean it. Beyond the preview's rules: kramdown's `$$…$$` in a sentence,
 * also when it opens at the end of one line and closes at the start of another; displays with text after
 * their closing `$$`; `\(…\)` and `\[…\]`; bare environments. An unclosed `$$` ends at the next blank line.
 */
export function generousMath(md: MarkdownIt): void {
  inlineDollars(md);
  md.inline.ruler.before('escape', 'math_brackets', bracketMath);
  const alt = ['paragraph', 'reference', 'blockquote', 'list'];
  md.block.ruler.after('blockquote', 'math_block', displayMath, { alt });
  md.block.ruler.after('math_block', 'math_environment', environmentMath, { alt });
}

const lineStart = (state: StateBlock, line: number): number => state.bMarks[line]! + state.tShift[line]!;
const lineText = (state: StateBlock, line: number): string =>
  state.src.slice(lineStart(state, line), state.eMarks[line]);

/** Where a display that opens on a line ends, and what comes after. */
interface Display {
  readonly contentEnd: number;
  readonly end: number;
  readonly line: number;
  /** It has no closing `$$`. */
  readonly isOpen: boolean;
  /** Text stands behind the closing `$$`. */
  readonly hasRest: boolean;
  readonly holdsBlankLine: boolean;
}

function displayMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = lineStart(state, startLine);
  if (!state.src.startsWith('$$', start) || start + 2 > state.eMarks[startLine]!) return false;
  if (silent && isOpenBefore(state, startLine)) return false;
  const display = readDisplay(state, startLine, endLine);
  // With text behind it the math belongs to a sentence, which the inline rules read.
  if (display.hasRest && !display.holdsBlankLine) return false;
  if (silent) return true;
  const { contentEnd, end, line } = display;
  pushBlock(state, startLine, line + 1, { start, end, contentStart: start + 2, contentEnd });
  if (display.hasRest) startLineAt(state, line, end);
  return true;
}

/** Lets block parsing go on in the middle of a line. */
function startLineAt(state: StateBlock, line: number, offset: number): void {
  const rest = state.src.slice(offset, state.eMarks[line]);
  state.bMarks[line] = offset;
  state.tShift[line] = rest.length - rest.trimStart().length;
  state.sCount[line] = state.blkIndent;
  state.line = line;
  (state.env as ReaderEnv).midLine = line;
}

function readDisplay(state: StateBlock, startLine: number, endLine: number): Display {
  let holdsBlankLine = false;
  let beforeBlank: number | undefined;
  let line = startLine;
  for (; line < endLine; line++) {
    const from = lineStart(state, line) + (line === startLine ? 2 : 0);
    const text = state.src.slice(from, state.eMarks[line]);
    if (text.trim() === '' && line > startLine) {
      holdsBlankLine = true;
      beforeBlank ??= line - 1;
      continue;
    }
    if (line > startLine && endsDisplay(state, line, text, holdsBlankLine)) break;
    const close = text.indexOf('$$');
    if (close !== -1) {
      lookAt(state, line);
      const end = from + close + 2;
      const hasRest = state.src.slice(end, state.eMarks[line]).trim() !== '';
      return { contentEnd: end - 2, end, line, isOpen: false, hasRest, holdsBlankLine };
    }
  }
  lookAt(state, line);
  const last = beforeBlank ?? line - 1;
  const end = state.eMarks[last]!;
  return {
    contentEnd: Math.max(end, lineStart(state, startLine) + 2),
    end,
    line: last,
    isOpen: true,
    hasRest: false,
    holdsBlankLine,
  };
}

/** A heading, a fence, or a line outside the list item after a blank line: the display was never closed. */
const endsDisplay = (state: StateBlock, line: number, text: string, holdsBlankLine: boolean): boolean =>
  /^(?:#{1,6}\s|```|~~~)/.test(text) || (holdsBlankLine && state.sCount[line]! < state.blkIndent);

/** How far back an unclosed `$$` of the same paragraph is looked for. */
const maxLookBack = 16;

/** Whether a `$$` at the end of an earlier line of the paragraph (or quote, or list) is still open here. */
function isOpenBefore(state: StateBlock, line: number): boolean {
  let isOpen = false;
  for (let earlier = Math.max(state.line, line - maxLookBack); earlier < line; earlier++) {
    const text = lineText(state, earlier).trimEnd();
    if (text === '') isOpen = false;
    let last = -1;
    for (let at = text.indexOf('$$'); at !== -1; at = text.indexOf('$$', at + 2)) {
      isOpen = !isOpen;
      last = at;
    }
    if (isOpen && last !== -1 && last !== text.length - 2) isOpen = false;
  }
  return isOpen;
}

const environments =
  /^\\begin\s*\{((?:align|equation|gather|multline|eqnarray|alignat|flalign|aligned|gathered|split)\*?)\}/;

/** `\begin{align} … \end{align}` without delimiters, up to its own `\end`. */
function environmentMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = lineStart(state, startLine);
  if (state.src[start] !== '\\') return false;
  const name = environments.exec(lineText(state, startLine))?.[1];
  if (name === undefined) return false;
  const closing = `\\end{${name}}`;
  for (let line = startLine; line < endLine && line < startLine + 200; line++) {
    lookAt(state, line);
    const close = lineText(state, line).indexOf(closing);
    if (close === -1) continue;
    if (silent) return true;
    const end = lineStart(state, line) + close + closing.length;
    return pushBlock(state, startLine, line + 1, { start, end, contentStart: start, contentEnd: end });
  }
  return false;
}

const bracketClosings: Readonly<Record<string, string>> = { '(': '\\)', '[': '\\]' };

/** `\(…\)` and `\[…\]`; an escaped bracket in prose, such as `\[1\]`, holds nothing that only math has. */
function bracketMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '\\') return false;
  const closing = bracketClosings[src[pos + 1] ?? ''];
  if (!closing) return false;
  const close = nextClosing(state, closing, pos + 2);
  if (close === -1 || close - pos > maxBracketLength) return false;
  const content = src.slice(pos + 2, close);
  const display = src[pos + 1] === '[';
  if (content.trim() === '' || (display && !/[\\_^=<>+]|^\s*\p{L}\s*$/u.test(content))) return false;
  return pushMath(state, display ? mathBlockType : mathInlineType, 2, close, display, silent);
}

/** The next closing bracket, remembered so that many openings in a row do not look for it each anew. */
function nextClosing(state: StateInline, closing: string, from: number): number {
  const env = state.env as Record<string, number | undefined>;
  const known = env[closing];
  if (known !== undefined && (known === -1 || known >= from)) return known;
  return (env[closing] = state.src.indexOf(closing, from));
}

const maxBracketLength = 5000;
