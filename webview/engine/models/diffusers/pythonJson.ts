import * as l10n from '@vscode/l10n';

/** Deeper than any file that diffusers writes. */
const mostLevels = 32;
/** Tokens that Python's json writes and JSON does not have; NaN is left to the schemas, which take no text for a number. */
const numbers: Readonly<Record<string, string>> = {
  '-Infinity': '-1e999',
  Infinity: '1e999',
  NaN: '"NaN"',
};
const begins = Object.keys(numbers).map(([first]) => first!);

/**
 * Reads JSON as Python's json module writes it: with the bare tokens NaN, Infinity and -Infinity. `name` is how
 * sentences call the file.
 * @throws {RangeError} with a sentence when the text is no such JSON, or is nested more deeply than any sound file.
 */
export function readPythonJson(name: string, text: string): unknown {
  const parts: string[] = [];
  let copied = 0;
  let level = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? '';
    if (character === '"') {
      i = closingQuote(text, i);
    } else if (character === '{' || character === '[') {
      level += 1;
      if (level > mostLevels) {
        throw new RangeError(
          l10n.t('{0} is nested more than {1} levels deep; diffusers writes no such file.', name, mostLevels),
        );
      }
    } else if (character === '}' || character === ']') {
      level -= 1;
    } else if (begins.includes(character)) {
      const token = Object.keys(numbers).find((each) => text.startsWith(each, i));
      if (token === undefined) {
        continue;
      }
      parts.push(text.slice(copied, i), numbers[token] ?? '');
      copied = i + token.length;
      i = copied - 1;
    }
  }
  try {
    return JSON.parse(parts.join('') + text.slice(copied));
  } catch (error) {
    throw new RangeError(l10n.t('{0} is not JSON.', name), { cause: error });
  }
}

/** Where the string ends that begins with the quote at `begin`; the text's end when it does not. */
function closingQuote(text: string, begin: number): number {
  let i = begin + 1;
  while (i < text.length && text[i] !== '"') {
    i += text[i] === '\\' ? 2 : 1;
  }
  return i;
}
