import { spend, withBudget } from '../budget';
import type { TexToken } from './tokenize';
import { tokenize } from './tokenize';

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

const maxDepth = 20;
const maxTokens = 20_000;
/** What the commands of one stretch of math may cost: a part that each stretch has, and one for each of its tokens. */
const stepsPerStretch = 2000;
const stepsPerToken = 100;

/**
 * Replaces the uses of macros by what they stand for, and drops definitions. Every token has a place in the
 * source: what comes from an argument keeps its own, what comes from a macro's body has that of the use's name,
 * or, after an argument, that of the argument's closing brace; if the body repeats or swaps its arguments,
 * everything has the place of the whole use. Where that takes too many steps, commands stay as they are.
 */
export function expandMacros(tokens: readonly TexToken[], macros: Macros): TexToken[] {
  const steps = stepsPerStretch + Math.min(maxTokens, tokens.length * stepsPerToken);
  return withBudget(
    steps,
    () => new Expansion(macros).of(tokens),
    () => new Expansion(new Map()).of(tokens),
  );
}

/** Puts in what one command stands for, each of its arguments a single letter, however many steps that takes. */
export function expandAlone(name: string, macro: Macro, macros: Macros): void {
  const use = [`\\${name}`, ...Array.from({ length: macro.argumentCount }, () => '{x}')].join('');
  new Expansion(macros).of(tokenize(use, 0, use.length));
}

interface Argument {
  readonly tokens: readonly TexToken[];
  readonly start: number;
  readonly end: number;
  readonly isBraced: boolean;
}

class Expansion {
  readonly tokens: TexToken[] = [];

  constructor(private readonly macros: Macros) {}

  of(tokens: readonly TexToken[]): TexToken[] {
    this.add(tokens, 0);
    return this.tokens;
  }

  private add(tokens: readonly TexToken[], depth: number): void {
    let at = 0;
    while (at < tokens.length && this.tokens.length < maxTokens) {
      const token = tokens[at]!;
      spend();
      if (token.kind === 'command' && definitionNames.has(token.text)) {
        at = afterDefinition(tokens, at);
        continue;
      }
      const macro = token.kind === 'command' ? this.macros.get(token.text) : undefined;
      if (!macro || depth >= maxDepth) {
        this.tokens.push(token);
        at++;
        continue;
      }
      at = this.addUse(tokens, at, macro, depth);
    }
  }

  private addUse(tokens: readonly TexToken[], at: number, macro: Macro, depth: number): number {
    const name = tokens[at]!;
    let next = at + 1;
    const given: Argument[] = [];
    for (let index = 0; index < macro.argumentCount; index++) {
      if (index === 0 && macro.standard !== undefined) {
        const option = readOption(tokens, next);
        given.push(option?.argument ?? { ...plainArgument(macro.standard, name), isBraced: false });
        next = option?.next ?? next;
        continue;
      }
      const argument = readArgument(tokens, next);
      if (!argument) {
        break;
      }
      given.push(argument.argument);
      next = argument.next;
    }
    const end = Math.max(name.end, tokens[next - 1]!.end);
    this.add(substitute(bodyTokens(macro.body), given, name, end), depth + 1);
    return next;
  }
}

const plainArgument = (text: string, place: TexToken): Argument => ({
  tokens: placed(bodyTokens(text), place.start, place.end),
  start: place.start,
  end: place.end,
  isBraced: false,
});

/** The body with its arguments put in. */
function substitute(
  body: readonly TexToken[],
  given: readonly Argument[],
  name: TexToken,
  end: number,
): TexToken[] {
  const order = parameters(body);
  const isInOrder = order.every((parameter, index) => index === 0 || parameter > order[index - 1]!);
  const result: TexToken[] = [];
  let [from, to] = [name.start, given.length === 0 ? end : name.end];
  for (let index = 0; index < body.length; index++) {
    const token = body[index]!;
    const parameter = token.text === '#' ? Number(body[index + 1]?.text) : NaN;
    if (!(parameter >= 1 && parameter <= 9)) {
      result.push({ ...token, start: from, end: to, isFromMacro: true });
      continue;
    }
    index++;
    const argument = given[parameter - 1];
    if (!argument) {
      continue;
    }
    if (argument.isBraced) {
      const [first, last] = [argument.tokens[0]?.start ?? argument.start + 1, argument.tokens.at(-1)?.end];
      result.push({ kind: 'open', text: '{', start: argument.start, end: Math.max(argument.start, first) });
      for (const own of argument.tokens) {
        result.push(own);
      }
      from = last ?? first;
      result.push({ kind: 'close', text: '}', start: from, end: argument.end });
    } else {
      for (const own of argument.tokens) {
        result.push(own);
      }
      from = argument.end;
    }
    to = argument.end;
    if (from >= to) {
      from = argument.tokens.at(-1)?.start ?? argument.start;
    }
  }
  spend(body.length + result.length);
  return isInOrder ? result : placed(result, name.start, end);
}

const placed = (tokens: readonly TexToken[], start: number, end: number): TexToken[] =>
  tokens.map((token) => ({ ...token, start, end, isFromMacro: true }));

const parameters = (body: readonly TexToken[]): number[] =>
  body.flatMap((token, index) => (token.text === '#' ? [Number(body[index + 1]?.text)] : []));

const bodies = new Map<string, readonly TexToken[]>();

function bodyTokens(body: string): readonly TexToken[] {
  let tokens = bodies.get(body);
  if (!tokens) {
    tokens = tokenize(body, 0, body.length);
    if (bodies.size > 1000) {
      bodies.clear();
    }
    bodies.set(body, tokens);
  }
  return tokens;
}

function readArgument(
  tokens: readonly TexToken[],
  at: number,
): { readonly argument: Argument; readonly next: number } | undefined {
  const first = tokens[at];
  if (!first || first.kind === 'close' || first.kind === 'align' || first.kind === 'row') {
    return undefined;
  }
  if (first.kind !== 'open') {
    return {
      argument: { tokens: [first], start: first.start, end: first.end, isBraced: false },
      next: at + 1,
    };
  }
  const close = closeOf(tokens, at);
  const last = tokens[close] ?? tokens.at(-1)!;
  const inside = tokens.slice(at + 1, close);
  return {
    argument: { tokens: inside, start: first.start, end: last.end, isBraced: true },
    next: Math.min(close + 1, tokens.length),
  };
}

function readOption(
  tokens: readonly TexToken[],
  at: number,
): { readonly argument: Argument; readonly next: number } | undefined {
  if (tokens[at]?.text !== '[') {
    return undefined;
  }
  const close = tokens.findIndex((token, index) => index > at && token.text === ']');
  spend(close === -1 ? tokens.length : close - at);
  if (close === -1) {
    return undefined;
  }
  const [start, end] = [tokens[at].start, tokens[close]!.end];
  return { argument: { tokens: tokens.slice(at + 1, close), start, end, isBraced: true }, next: close + 1 };
}

/** Index of the brace that closes the one at a place; the length when none does. */
function closeOf(tokens: readonly TexToken[], at: number): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index++) {
    const { kind } = tokens[index]!;
    spend();
    if (kind === 'open') {
      depth++;
    } else if (kind === 'close' && --depth === 0) {
      return index;
    }
  }
  return tokens.length;
}

const definitionNames: ReadonlySet<string> = new Set([
  ...['newcommand', 'renewcommand', 'providecommand', 'DeclareMathOperator', 'def', 'gdef'],
]);

/** Skips `\newcommand{\name}[n][…]{…}` and its like. */
function afterDefinition(tokens: readonly TexToken[], at: number): number {
  const isBody = (index: number) => tokens[index]?.kind === 'open';
  let next = at + 1;
  if (tokens[next]?.text === '*') {
    next++;
  }
  next = isBody(next) ? closeOf(tokens, next) + 1 : next + 1;
  while (next < tokens.length && !isBody(next)) {
    const { kind } = tokens[next]!;
    if (kind === 'row' || kind === 'close') {
      return next;
    }
    next++;
  }
  return isBody(next) ? Math.min(closeOf(tokens, next) + 1, tokens.length) : next;
}
