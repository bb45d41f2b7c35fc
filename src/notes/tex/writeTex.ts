import type { TexToken } from './tokenize';

/** Tokens as TeX again. White space of the source `text` is kept as single spaces; it counts inside `\text{…}`. */
export function writeTex(tokens: readonly TexToken[], text: string): string {
  const written: string[] = [];
  let previous: TexToken | undefined;
  for (const token of tokens) {
    const isCommand = token.kind === 'command';
    const isApart =
      previous !== undefined &&
      previous.end < token.start &&
      /\s/.test(text.slice(previous.end, token.start));
    // `\alpha` before `x` would be another command.
    const wouldJoin =
      previous?.kind === 'command' &&
      !isCommand &&
      /[a-zA-Z]$/.test(previous.text) &&
      /^[a-zA-Z]/.test(token.text);
    if (isApart || wouldJoin) {
      written.push(' ');
    }
    written.push(isCommand ? `\\${token.text}` : token.text);
    previous = token;
  }
  return written.join('');
}
