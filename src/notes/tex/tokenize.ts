/** A lexical token of TeX with its place in the note. */
export interface TexToken {
  readonly kind: 'command' | 'char' | 'open' | 'close' | 'sub' | 'sup' | 'align' | 'row';
  /** The command's name without its backslash, or the character. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** It comes from a macro's body, so that the source at its place reads otherwise. */
  readonly isFromMacro?: boolean;
}

const isLetter = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isSpace = (code: number) =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x200b ||
  code === 0x3000 ||
  code === 0xfeff;
const isLineBreak = (code: number) => code === 10 || code === 13;
const combining = /\p{M}/u;

const singles: Readonly<Record<string, TexToken['kind']>> = {
  '{': 'open',
  '}': 'close',
  _: 'sub',
  '^': 'sup',
  '&': 'align',
};

/** What holds a stretch of TeX: how many quotes, whose marks begin its lines, and whether a table cell. */
export interface TexSurroundings {
  readonly quoteDepth: number;
  readonly inTable: boolean;
}

export const inNothing: TexSurroundings = { quoteDepth: 0, inTable: false };

/**
 * Cuts a stretch of a note into TeX tokens. White space and comments are dropped; at the start of each further
 * line up to `quoteDepth` quote marks are skipped. Linear in the length, never throws.
 */
export function tokenize(
  text: string,
  start: number,
  end: number,
  { quoteDepth, inTable }: TexSurroundings = inNothing,
): TexToken[] {
  const tokens: TexToken[] = [];
  let at = start;
  const push = (kind: TexToken['kind'], from: number, to: number, name = text.slice(from, to)) => {
    tokens.push({ kind, text: name, start: from, end: to });
    at = to;
  };
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isLineBreak(code)) {
      at = afterQuoteMarks(text, at + 1, end, quoteDepth);
    } else if (isSpace(code)) {
      at++;
    } else if (code === 0x25) {
      while (at < end && !isLineBreak(text.charCodeAt(at))) {
        at++;
      }
    } else if (code === 0x3c && tagEnd(text, at, end) > at) {
      at = tagEnd(text, at, end);
    } else if (code === 0x5c && inTable && text[at + 1] === '|' && at + 1 < end) {
      push('char', at, at + 2, '|');
    } else if (code === 0x5c && isEscapedSub(text, at, end)) {
      push('sub', at, at + 2, '_');
    } else if (code === 0x5c && text[at + 1] === '*' && at + 1 < end) {
      push('char', at, at + 2, '*');
    } else if (code === 0x2013) {
      // An en dash, which editors make of a hyphen.
      push('char', at, at + 1, '−');
    } else if (code === 0x5c) {
      readCommand(text, at, end, push);
    } else {
      const kind = singles[text[at]!];
      if (kind) {
        push(kind, at, at + 1);
      } else {
        push('char', at, characterEnd(text, at, end));
      }
    }
  }
  return tokens;
}

/** `x\_t`, as kramdown's notes write x_t: the backslash is Markdown's and does not reach TeX. */
const isEscapedSub = (text: string, at: number, end: number): boolean =>
  text[at + 1] === '_' &&
  at + 2 < end &&
  /[a-zA-Z)}\]]/.test(text[at - 1] ?? '') &&
  /[a-zA-Z\d{\\]/.test(text[at + 2]!);

function readCommand(
  text: string,
  at: number,
  end: number,
  push: (kind: TexToken['kind'], from: number, to: number, name?: string) => void,
): void {
  let to = at + 1;
  while (to < end && isLetter(text.charCodeAt(to))) {
    to++;
  }
  if (to > at + 1) {
    if (text[to] === '*' && starred.has(text.slice(at + 1, to))) {
      to++;
    }
    push('command', at, to, text.slice(at + 1, to));
  } else if (text[to] === '\\') {
    push('row', at, Math.min(to + 1, end));
  } else {
    to = to < end ? characterEnd(text, to, end) : end;
    push('command', at, to, text.slice(at + 1, to));
  }
}

const starred = new Set(['operatorname', 'tag', 'hspace', 'vspace', 'mathop']);

/** The end of a code point and the combining marks on it. */
function characterEnd(text: string, at: number, end: number): number {
  let to = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  while (to < end && text.charCodeAt(to) >= 0x300 && combining.test(text[to]!)) {
    to++;
  }
  return Math.min(to, end);
}

function afterQuoteMarks(text: string, lineStart: number, end: number, quoteDepth: number): number {
  let at = lineStart;
  for (let depth = 0; depth < quoteDepth; depth++) {
    let mark = at;
    while (mark < end && (text[mark] === ' ' || text[mark] === '\t')) {
      mark++;
    }
    if (text[mark] !== '>' || mark >= end) {
      break;
    }
    at = mark + 1;
  }
  return at;
}

const tag = /<\/?(?:span|font|mark|br)\b[^<>\n]{0,200}>/y;

/** Where an HTML tag that only colours or marks part of a formula ends; the place itself when none is there. */
function tagEnd(text: string, at: number, end: number): number {
  const next = text.charCodeAt(at + 1) | 0x20;
  // `/`, s, f, m, b: anything else after a `<` is a comparison.
  if (next !== 0x2f && next !== 0x73 && next !== 0x66 && next !== 0x6d && next !== 0x62) {
    return at;
  }
  tag.lastIndex = at;
  return tag.test(text) && tag.lastIndex <= end ? tag.lastIndex : at;
}
