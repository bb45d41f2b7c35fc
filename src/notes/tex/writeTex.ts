import type { TexToken } from './tokenize';

/** Tokens as TeX again. White space of the source `text` is kept as single spaces; it counts inside `\text{…}`. */
export function writeTex(tokens: readonly TexToken[], text: string): string {
  let written = '';
  let previous: TexToken | undefined;
  for (const token of tokens) {
    const isCommand = token.kind === 'command';
    const isApart =
      previous !== undefined &&
      previous.end < token.start &&
      /\s/.test(text.slice(previous.end, token.start));
    const wouldJoin = /\\[a-zA-Z]+$/.test(written) && /^[a-zA-Z]/.test(token.text) && !isCommand;
    written += `${isApart || wouldJoin ? ' ' : ''}${isCommand ? '\\' : ''}${token.text}`;
    previous = token;
  }
  return written;
}
