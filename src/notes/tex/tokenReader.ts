import type { TexGroup, TexNode } from './node';
import type { TexToken } from './tokenize';
import { isUnicodeScript, isUnicodeSubscript } from './unicodeScripts';

/** What ends a sequence of nodes. */
export type Closer = 'close' | 'right' | 'end' | ']' | 'nothing';

/** Goes through tokens, and reads what of them is text: words, delimiters, Unicode scripts. */
export class TokenReader {
  protected at = 0;

  constructor(
    protected readonly text: string,
    protected readonly tokens: readonly TexToken[],
  ) {}

  /** A run of Unicode sub- or superscript characters, such as `ₜ₋₁`, as a group of ordinary ones. */
  protected unicodeScript(): TexGroup {
    const first = this.tokens[this.at]!;
    const isSub = isUnicodeSubscript(first.text);
    const children: TexNode[] = [];
    for (let token = this.tokens[this.at]; token; token = this.tokens[++this.at]) {
      if (token.kind !== 'char' || !isUnicodeScript(token.text)) {
        break;
      }
      if (isUnicodeSubscript(token.text) !== isSub) {
        break;
      }
      children.push({ kind: 'char', text: token.text.normalize('NFKC'), start: token.start, end: token.end });
    }
    return { kind: 'group', children, start: first.start, end: children.at(-1)!.end };
  }

  /** The raw text of a braced argument, or of a single token. */
  protected words(): { readonly text: string; readonly end: number } | undefined {
    const open = this.tokens[this.at];
    if (!open) {
      return undefined;
    }
    if (open.kind !== 'open') {
      if (open.kind !== 'char' && open.kind !== 'command') {
        return undefined;
      }
      this.at++;
      return { text: open.text, end: open.end };
    }
    const first = this.at + 1;
    let depth = 0;
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      this.at++;
      if (token.kind === 'open') {
        depth++;
      }
      if (token.kind === 'close' && --depth === 0) {
        // Spaces inside words are no tokens, so the source is read, unless a macro made them.
        const text = open.isFromMacro
          ? this.joined(first, this.at - 1)
          : this.text.slice(open.end, token.start);
        return { text, end: token.end };
      }
    }
    const end = this.tokens.at(-1)!.end;
    return { text: open.isFromMacro ? this.joined(first, this.at) : this.text.slice(open.end, end), end };
  }

  private joined(from: number, to: number): string {
    return this.tokens
      .slice(from, to)
      .map(({ kind, text }) => (kind === 'command' ? `\\${text}` : text))
      .join('');
  }

  protected delimiter(): TexToken | undefined {
    const token = this.tokens[this.at];
    if (!token || (token.kind !== 'char' && token.kind !== 'command')) {
      return undefined;
    }
    this.at++;
    return token;
  }
}

export const closes = (token: TexToken, closer: Closer): boolean =>
  closer === 'nothing'
    ? false
    : closer === 'close'
      ? token.kind === 'close'
      : closer === ']'
        ? token.kind === 'char' && token.text === ']'
        : token.kind === 'command' && token.text === closer;

/** Tokens that end an enclosing construct; an inner one that was left open ends there too. */
export const closesOuter = (token: TexToken): boolean =>
  token.kind === 'close' || (token.kind === 'command' && (token.text === 'right' || token.text === 'end'));
