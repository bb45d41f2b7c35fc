import { accents as accentCommands, declarations, fonts } from './commands';
import { letterCommands, readLetter } from './letters';
import type { Identifier, TexCommand, TexNode, TexScripts } from './node';

const plain = (letter: string, accents: readonly string[]): Identifier => ({
  letter,
  accents,
  font: undefined,
  sub: undefined,
  sup: undefined,
  primes: 0,
});

/** The identifiers of lone letters: most nodes of a note are one of a few dozen. */
const letters = {
  known: new Map<string, Identifier | undefined>(),
  get(text: string): Identifier | undefined {
    if (this.known.has(text)) {
      return this.known.get(text);
    }
    const read = readLetter(text);
    const identifier = read && plain(read.letter, read.accents);
    if (this.known.size < 10_000) {
      this.known.set(text, identifier);
    }
    return identifier;
  },
};

const commandLetters: ReadonlyMap<string, Identifier> = new Map(
  [...letterCommands].map(([name, letter]) => [name, plain(letter, [])]),
);

/** Reads a node as an identifier; undefined when it is anything else, such as a number or a compound. */
export function readIdentifier(node: TexNode): Identifier | undefined {
  if (node.kind === 'char') {
    return letters.get(node.text);
  }
  const memo = (node.memo ??= {});
  memo.identifier ??= identify(node) ?? 'none';
  return memo.identifier === 'none' ? undefined : memo.identifier;
}

function identify(node: TexNode): Identifier | undefined {
  switch (node.kind) {
    case 'char':
      return letters.get(node.text);
    case 'command':
      return readCommand(node);
    case 'group': {
      const children = withoutStyle(node.children);
      return children.length === 1 ? readIdentifier(children[0]!) : undefined;
    }
    case 'scripts':
      return readScripts(node);
    case 'fence':
    case 'environment':
    case 'align':
    case 'row':
      return undefined;
  }
}

function readScripts(node: TexScripts): Identifier | undefined {
  const base = node.base && readIdentifier(node.base);
  if (!base || (base.sub && node.sub) || (base.sup && node.sup)) {
    return undefined;
  }
  const { letter, accents, font } = base;
  const sub = withoutBrackets(node.sub) ?? base.sub;
  const primes = base.primes + node.primes;
  // x^{(t)}, the state of a step.
  const step = !sub && primes === 0 && steppedLetters.test(letter) ? withoutBrackets(node.sup) : undefined;
  if (step && step !== node.sup) {
    return { letter, accents, font, sub: step, sup: undefined, primes };
  }
  return { letter, accents, font, sub, sup: node.sup ?? base.sup, primes };
}

const steppedLetters = /^[xzαβ]$/;

/** What the brackets around a step hold, as in \bar\alpha_{(t-1)}; any other script as it is. */
function withoutBrackets(script: TexNode | undefined): TexNode | undefined {
  if (script?.kind !== 'group' || !/^\((?:0|t|t[-+]1|T)\)$/.test(plainText(script))) {
    return script;
  }
  const children = script.children.slice(1, -1);
  return { kind: 'group', children, start: script.start, end: script.end };
}

function readCommand({ name, args, text }: TexCommand): Identifier | undefined {
  const letter = letterCommands.get(name);
  if (letter) {
    return commandLetters.get(name);
  }
  // \textbf{x}
  if (/^text(?:bf|it)$/.test(name) && text?.trim().length === 1) {
    const named = letters.get(text.trim());
    return named && { ...named, font: name };
  }
  const [argument] = args;
  if (!argument) {
    return undefined;
  }
  const accent = accentCommands.get(name);
  const isFont = fonts.has(name);
  if (!accent && !isFont && name !== 'textcolor' && name !== 'boxed') {
    return undefined;
  }
  const inner = readIdentifier(argument);
  if (!inner) {
    return undefined;
  }
  const { sub, sup, primes } = inner;
  const accents = accent && accent !== 'vec' ? [...inner.accents, accent] : inner.accents;
  return { letter: inner.letter, accents, font: isFont ? name : inner.font, sub, sup, primes };
}

/** Leaves out what changes only the look of its neighbours. */
export const withoutStyle = (nodes: readonly TexNode[]): TexNode[] => nodes.filter((node) => !isStyle(node));

export const isStyle = (node: TexNode): boolean =>
  node.kind === 'command' && (declarations.has(node.name) || node.name === 'color');

/** A script as plain characters without spaces and fonts, e.g. `t-1`, `0:T`, `simple`, `θ`. */
export function plainText(node: TexNode | undefined): string {
  if (!node) {
    return '';
  }
  if (node.kind === 'char') {
    return plainCharacter(node.text);
  }
  const memo = (node.memo ??= {});
  memo.plainText ??= writeOut(node);
  return memo.plainText;
}

const characters = new Map<string, string>();

function plainCharacter(char: string): string {
  let text = characters.get(char);
  if (text === undefined) {
    text = char === '−' ? '-' : (plainLetter(char) ?? char.normalize('NFKC'));
    if (characters.size < 10_000) {
      characters.set(char, text);
    }
  }
  return text;
}

function writeOut(node: TexNode): string {
  switch (node.kind) {
    case 'char':
      return plainCharacter(node.text);
    case 'command':
      if (node.text !== undefined) {
        return node.name === 'color' ? '' : node.text.replace(/\s+/g, '');
      }
      if (isStyle(node)) {
        return '';
      }
      return letterCommands.get(node.name) ?? plainCommands[node.name] ?? node.args.map(plainText).join('');
    case 'group':
    case 'fence':
    case 'environment':
      return node.children.map(plainText).join('');
    case 'scripts': {
      const base = plainText(node.base);
      // t_i is one name; `ti` without the mark is two indices.
      const mark = node.sub && /^[tτS]$/.test(base) ? '_' : '';
      return base + "'".repeat(node.primes) + mark + plainText(node.sub) + plainText(node.sup);
    }
    case 'align':
    case 'row':
      return '';
  }
}

const plainCommands: Readonly<Record<string, string>> = {
  ldots: '...',
  cdots: '...',
  dots: '...',
  colon: ':',
  to: '→',
  rightarrow: '→',
  emptyset: '∅',
  varnothing: '∅',
  infty: '∞',
  max: 'max',
  min: 'min',
  mid: '|',
  vert: '|',
};

function plainLetter(char: string): string | undefined {
  const read = readLetter(char);
  return read?.accents.length === 0 ? read.letter : undefined;
}
