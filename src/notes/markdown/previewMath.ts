import type MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';

/**
 * What a math token's `meta` says. Offsets count in the block's normalised source for block math and in the
 * inline token's content for inline math.
 */
export interface MathMeta {
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

export const mathBlockType = 'math_block';
export const mathInlineType = 'math_inline';

const isWordCharacter = (char: string | undefined): boolean => char !== undefined && /^\w$/.test(char);

/**
 * Finds the next `delimiter` at or after `from` that is not escaped by an odd number of backslashes;
 * -1 when there is none.
 */
export function findClosing(source: string, delimiter: string, from: number): number {
  for (let at = source.indexOf(delimiter, from); at !== -1; at = source.indexOf(delimiter, at)) {
    let before = at - 1;
    while (source[before] === '\\') {
      before--;
    }
    if ((at - before) % 2 === 1) {
      return at;
    }
    at += delimiter.length;
  }
  return -1;
}

/** Takes the characters as plain text, so that no other rule reads them again. */
function takeAsText(state: StateInline, text: string, silent: boolean): true {
  if (!silent) {
    state.pending += text;
  }
  state.pos += text.length;
  return true;
}

/** Pushes a stretch of math in running text whose delimiters are `width` characters wide. */
export function pushMath(
  state: StateInline,
  type: string,
  width: number,
  contentEnd: number,
  display: boolean,
  silent: boolean,
): true {
  if (!silent) {
    const token = state.push(type, 'math', 0);
    token.block = display;
    token.content = state.src.slice(state.pos + width, contentEnd);
    token.meta = {
      start: state.pos,
      end: contentEnd + width,
      contentStart: state.pos + width,
      contentEnd,
    } satisfies MathMeta;
  }
  state.pos = contentEnd + width;
  return true;
}

/** The preview leaves a `$` alone after an opening HTML tag with attributes, until some other token ends it. */
function followsOpeningTag(state: StateInline): boolean {
  const last = state.tokens.at(-1);
  if (last?.type !== 'html_inline') {
    return false;
  }
  const { content } = last;
  const isOpening = /^<\w/.test(content) && content.endsWith('>') && !content.endsWith('/>');
  return isOpening && content.length > 4 && !/[\n\r\u2028\u2029]/.test(content.slice(0, -2));
}

/** `$…$`: opens unless a word character or backslash stands before, closes unless a word character follows. */
function inlineMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$' || followsOpeningTag(state)) {
    return false;
  }
  const before = src[pos - 1];
  if (before === '$' || before === '\\' || isWordCharacter(before)) {
    return takeAsText(state, '$', silent);
  }
  const close = findClosing(src, '$', pos + 1);
  if (close === -1) {
    return takeAsText(state, '$', silent);
  }
  if (close === pos + 1) {
    return takeAsText(state, '$$', silent);
  }
  const after = src[close + 1];
  if (after === '$' || isWordCharacter(after)) {
    return takeAsText(state, '$', silent);
  }
  return pushMath(state, mathInlineType, 1, close, false, silent);
}

/** Whether `$$` at a place is neither escaped nor part of a longer run of dollars. */
export const isDisplayDelimiter = (source: string, at: number): boolean =>
  source.startsWith('$$', at) && source[at - 1] !== '$' && source[at - 1] !== '\\' && source[at + 2] !== '$';

/** `$$…$$` in running text. */
function inlineDisplayMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (!src.startsWith('$$', pos)) {
    return false;
  }
  if (!isDisplayDelimiter(src, pos)) {
    return takeAsText(state, '$$', silent);
  }
  const close = findClosing(src, '$$', pos + 2);
  if (close === -1) {
    return takeAsText(state, '$$', silent);
  }
  if (close === pos + 2) {
    return takeAsText(state, '$$$$', silent);
  }
  if (!isDisplayDelimiter(src, close)) {
    return takeAsText(state, '$$', silent);
  }
  return pushMath(state, mathBlockType, 2, close, true, silent);
}

/** Counts non-overlapping `$$`, and says where the first begins. */
function doubleDollars(line: string): { readonly count: number; readonly first: number } {
  const first = line.indexOf('$$');
  let count = 0;
  for (let at = first; at !== -1; at = line.indexOf('$$', at + 2)) {
    count++;
  }
  return { count, first };
}

/** Pushes a display that takes the lines from `startLine` to before `nextLine`. */
export function pushBlock(state: StateBlock, startLine: number, nextLine: number, meta: MathMeta): true {
  state.line = nextLine;
  const token = state.push(mathBlockType, 'math', 0);
  token.block = true;
  token.map = [startLine, nextLine];
  token.meta = meta;
  return true;
}

/**
 * A display that begins a line. A second `$$` at the very end of that line closes it there; several mean inline
 * math; otherwise it runs to the first line that holds `$$`, and the text before a `$$` in mid-line is lost,
 * as it is in the preview. A line that leaves the list item ends it too and is swallowed.
 */
function displayMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  const lineEnd = state.eMarks[startLine]!;
  if (start + 2 > lineEnd || !state.src.startsWith('$$', start)) {
    return false;
  }
  const contentStart = start + 2;
  const firstLine = state.src.slice(contentStart, lineEnd);
  const { count, first } = doubleDollars(firstLine);
  if (count > 1) {
    return false;
  }
  if (silent) {
    return true;
  }
  if (count === 1 && first === firstLine.length - 2) {
    const contentEnd = lineEnd - 2;
    return pushBlock(state, startLine, startLine + 1, { start, end: lineEnd, contentStart, contentEnd });
  }
  let last = lineEnd;
  for (let line = startLine + 1; line < endLine; line++) {
    const lineStart = state.bMarks[line]! + state.tShift[line]!;
    const max = state.eMarks[line]!;
    if (lineStart < max && state.tShift[line]! < state.blkIndent) {
      return pushBlock(state, startLine, line + 1, { start, end: last, contentStart, contentEnd: last });
    }
    const text = state.src.slice(lineStart, max);
    const closesAtEnd = text.trimEnd().endsWith('$$');
    const close = closesAtEnd ? text.lastIndexOf('$$') : text.indexOf('$$');
    if (close !== -1) {
      const contentEnd = closesAtEnd ? lineStart + close : lineStart;
      const end = lineStart + close + 2;
      return pushBlock(state, startLine, line + 1, { start, end, contentStart, contentEnd });
    }
    last = max;
  }
  return pushBlock(state, startLine, endLine + 1, { start, end: last, contentStart, contentEnd: last });
}

/**
 * Math as VS Code's Markdown preview reads it: the rules of `@vscode/markdown-it-katex` 1.1.2 as the built-in
 * markdown-math extension configures it (no bare environments, no math in HTML), with exact offsets.
 */
export function previewMath(md: MarkdownIt): void {
  inlineDollars(md);
  md.block.ruler.after('blockquote', 'math_block', displayMath, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

/** The preview's rules for `$…$` and `$$…$$` in running text. */
export function inlineDollars(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'math_inline', inlineMath);
  md.inline.ruler.after('escape', 'math_inline_block', inlineDisplayMath);
}
