/** A command that the user or the note defines. */
export interface Macro {
  readonly argumentCount: number;
  /** What an omitted `[…]` argument stands for; the first argument is optional when there is one. */
  readonly standard?: string;
  readonly body: string;
}

/** By name, without the backslash. */
export type Macros = ReadonlyMap<string, Macro>;

/** No definition is longer, and no more are read: it keeps the work on hostile text small. */
const maxBody = 2000;
const maxMacros = 500;
/** Of definitions that break off, no more are looked at. */
const maxDefinitions = 2000;

/**
 * Reads the setting `markdown.math.macros`: names, with or without backslash, and what they stand for. What is no name
 * of a command is left out.
 */
export function macrosFromSetting(setting: Readonly<Record<string, string>>): Macros {
  const found = new Map<string, Macro>();
  for (const [written, body] of Object.entries(setting)) {
    if (found.size >= maxMacros) {
      break;
    }
    const name = written.replace(/^\\/, '');
    if (!/^(?:[a-zA-Z]+|[^\sa-zA-Z\\])$/.test(name) || body.length > maxBody) {
      continue;
    }
    const numbers = [...body.matchAll(/#([1-9])/g)].map((match) => Number(match[1]));
    found.set(name, { body, argumentCount: Math.max(0, ...numbers) });
  }
  return found;
}

const definers = /\\(?:(?:re|provide)?newcommand|providecommand|DeclareMathOperator|g?def)\b/;
const definer =
  /\\((?:re)?newcommand|providecommand|DeclareMathOperator|g?def)(\*?)\s*(?:\{\s*)?\\([a-zA-Z]+|[^\sa-zA-Z])\s*\}?/g;

/** The commands that a note defines with `\newcommand`, `\def` or `\DeclareMathOperator`, wherever it does. */
export function findMacros(text: string): Macros {
  const found = new Map<string, Macro>();
  if (!definers.test(text)) {
    return found;
  }
  let left = maxDefinitions;
  for (const match of text.matchAll(definer)) {
    if (found.size >= maxMacros || left-- <= 0) {
      break;
    }
    const [whole, command = '', star = '', name = ''] = match;
    const macro = readMacro(text, match.index + whole.length, command, star);
    if (macro) {
      found.set(name, macro);
    }
  }
  return found;
}

function readMacro(text: string, from: number, command: string, star: string): Macro | undefined {
  const rest = text.slice(from, from + maxBody);
  const head = (
    command.endsWith('def') ? /^((?:#[1-9])*)\s*/ : /^\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?\s*/
  ).exec(rest)!;
  const body = braced(rest, head[0].length);
  if (body === undefined) {
    return undefined;
  }
  if (command === 'DeclareMathOperator') {
    return { argumentCount: 0, body: `\\operatorname${star}{${body}}` };
  }
  if (command.endsWith('def')) {
    return { argumentCount: (head[1] ?? '').length / 2, body };
  }
  const argumentCount = Math.min(9, Number(head[1] ?? 0));
  const standard = head[2];
  return { argumentCount, body, ...(standard !== undefined && argumentCount > 0 ? { standard } : {}) };
}

/** The inside of the braces that open at a place. */
function braced(text: string, at: number): string | undefined {
  if (text[at] !== '{') {
    return undefined;
  }
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') {
      index++;
    } else if (char === '{') {
      depth++;
    } else if (char === '}' && --depth === 0) {
      return text.slice(at + 1, index);
    }
  }
  return undefined;
}
