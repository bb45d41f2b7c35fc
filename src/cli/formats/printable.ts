/** What a terminal may obey or not show: controls, invisible formatting (joiners apart), lone surrogates, line separators. */
const unsafe = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text from outside for a terminal, on one line: what it could obey is written as an escape. */
export const printable = (text: string): string =>
  text.replace(unsafe, (character) => short[character] ?? unitEscapes(character));

/** JSON of the same value that a terminal can show: JSON.stringify leaves some controls as they are. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(unsafe, (character) =>
    character === '\n' ? character : unitEscapes(character),
  );

const unitEscapes = (character: string): string =>
  Array.from(character.split(''), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(
    '',
  );
