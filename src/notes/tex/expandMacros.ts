import { spend, withBudget } from '../budget';
import type { Macro, Macros } from './macros';
import type { TexToken } from './tokenize';
import { tokenize } from './tokenize';

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
