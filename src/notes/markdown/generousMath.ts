import type MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type { ReaderEnv } from './blockReader';
import { lookAt } from './blockReader';
import { environmentOpening } from './environments';
import { bracketAt, generousInline, isBracketMath } from './inlineMath';
import { pushBlock } from './previewMath';

/**
 * Math as authors of several dialects mean it. Beyond the preview's rules: kramdown's `$$…$$` in a sentence,
 * also when it opens at the end of one line and closes at the start of another; displays with text after
 * their closing `$$`; `\(…\)` and `\[…\]`, also with two backslashes; bare environments; `$n$th`. Amounts of
 * money are none. An unclosed `$$` ends at the next blank line.
 */
export function generousMath(md: MarkdownIt): void {
  generousInline(md);
  const alt = ['paragraph', 'reference', 'blockquote', 'list'];
  md.block.ruler.after('blockquote', 'math_block', displayMath, { alt });
  md.block.ruler.after('math_block', 'math_environment', environmentMath, { alt });
  md.block.ruler.after('math_block', 'math_brackets', bracketDisplay, { alt });
  md.block.ruler.at('paragraph', paragraph);
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
  if (!state.src.startsWith('$$', start) || start + 2 > state.eMarks[startLine]!) {
    return false;
  }
  if (silent && isOpenBefore(state, startLine)) {
    return false;
  }
  const display = readDisplay(state, startLine, endLine);
  // With text behind it the math belongs to a sentence, which the inline rules read.
  if (display.hasRest && !display.holdsBlankLine) {
    return false;
  }
  if (silent) {
    return true;
  }
  const { contentEnd, end, line } = display;
  pushBlock(state, startLine, line + 1, { start, end, contentStart: start + 2, contentEnd });
  if (display.hasRest) {
    startLineAt(state, line, end);
  }
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
    if (line > startLine && endsDisplay(state, line, text, holdsBlankLine)) {
      break;
    }
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
    isOpen = !state.isEmpty(earlier) && opensDisplay(state, earlier, isOpen);
  }
  return isOpen;
}

/** `\begin{align} … \end{align}` without delimiters, up to its own `\end`. */
function environmentMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = lineStart(state, startLine);
  if (state.src[start] !== '\\') {
    return false;
  }
  const name = environmentOpening.exec(lineText(state, startLine))?.[1];
  if (name === undefined) {
    return false;
  }
  const closing = `\\end{${name}}`;
  for (let line = startLine; line < endLine && line < startLine + maxLines; line++) {
    lookAt(state, line);
    const close = lineText(state, line).indexOf(closing);
    if (close === -1) {
      continue;
    }
    if (silent) {
      return true;
    }
    const end = lineStart(state, line) + close + closing.length;
    return pushBlock(state, startLine, line + 1, { start, end, contentStart: start, contentEnd: end });
  }
  return false;
}

/** `\[ … \]` that begins a line and ends one. */
function bracketDisplay(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = lineStart(state, startLine);
  const bracket = bracketAt(state.src, start);
  if (!bracket?.display) {
    return false;
  }
  const contentStart = start + bracket.width;
  for (let line = startLine; line < endLine && line < startLine + maxLines; line++) {
    lookAt(state, line);
    const from = line === startLine ? contentStart : lineStart(state, line);
    const text = state.src.slice(from, state.eMarks[line]);
    if (line > startLine && endsDisplay(state, line, text, text === '')) {
      return false;
    }
    const close = text.indexOf(bracket.closing);
    if (close === -1) {
      continue;
    }
    const contentEnd = from + close;
    const end = contentEnd + bracket.width;
    if (state.src.slice(end, state.eMarks[line]).trim() !== '') {
      return false;
    }
    if (!isBracketMath(state.src.slice(contentStart, contentEnd), true)) {
      return false;
    }
    if (silent) {
      return true;
    }
    return pushBlock(state, startLine, line + 1, { start, end, contentStart, contentEnd });
  }
  return false;
}

/** No display is longer; it keeps the work on hostile text small. */
const maxLines = 200;

/**
 * markdown-it's paragraph, except that nothing but a blank line ends it while a `$$` is open in it: there `- b`
 * begins no list and `# c` no heading.
 */
function paragraph(state: StateBlock, startLine: number, endLine: number): boolean {
  const terminators = state.md.block.ruler.getRules('paragraph');
  const oldParentType = state.parentType;
  state.parentType = 'paragraph';
  let isOpen = opensDisplay(state, startLine, false);
  let nextLine = startLine + 1;
  for (; nextLine < endLine && !state.isEmpty(nextLine); nextLine++) {
    const mayEnd = state.sCount[nextLine]! - state.blkIndent <= 3 && state.sCount[nextLine]! >= 0;
    const line = nextLine;
    if (mayEnd && !isOpen && terminators.some((rule) => rule(state, line, endLine, true))) {
      break;
    }
    isOpen = opensDisplay(state, nextLine, isOpen);
  }
  const lines = state.getLines(startLine, nextLine, state.blkIndent, false);
  state.line = nextLine;
  state.push('paragraph_open', 'p', 1).map = [startLine, nextLine];
  const inline = state.push('inline', '', 0);
  inline.content = lines.trim();
  inline.map = [startLine, nextLine];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.parentType = oldParentType;
  return true;
}

/** Whether a `$$` is open after a line: one that begins a display in running text stands at the line's end. */
function opensDisplay(state: StateBlock, line: number, isOpen: boolean): boolean {
  const text = lineText(state, line).trimEnd();
  let open = isOpen;
  let last = -1;
  for (let at = text.indexOf('$$'); at !== -1; at = text.indexOf('$$', at + 2)) {
    open = !open;
    last = at;
  }
  return open && (last === -1 || last === text.length - 2);
}
