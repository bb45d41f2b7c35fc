import { accents as accentCommands, declarations, fonts } from './commands';
import { letterCommands, readLetter } from './letters';
import type { TexNode } from './node';

/** A letter with its decorations: what names a quantity. `\bar{\alpha}_{t-1}`, `\mathbf{x_t}`, `ᾱ_t` … */
export interface Identifier {
  /** The letter in Unicode, variants and mathematical alphabets folded: `ε` for `\varepsilon`, `x` for `𝐱`. */
  readonly letter: string;
  /** `bar`, `tilde`, `hat` …, innermost first. */
  readonly accents: readonly string[];
  /** The outermost font command, without its backslash. */
  readonly font?: string;
  readonly sub?: TexNode;
  readonly sup?: TexNode;
  readonly primes: number;
  readonly start: number;
  readonly end: number;
}

/** Reads a node as an identifier; undefined when it is anything else, such as a number or a compound. */
export function readIdentifier(node: TexNode): Identifier | undefined {
  switch (node.kind) {
    case 'char': {
      const read = readLetter(node.text);
      return read && { ...read, primes: 0, start: node.start, end: node.end };
    }
    case 'command':
      return readCommand(node);
    case 'group': {
      const children = withoutStyle(node.children);
      const only = children.length === 1 ? readIdentifier(children[0]!) : undefined;
      return only && { ...only, start: node.start, end: node.end };
    }
    case 'scripts': {
      const base = node.base && readIdentifier(node.base);
      if (!base || (base.sub && node.sub) || (base.sup && node.sup)) return undefined;
      const sub = node.sub ?? base.sub;
      const sup = node.sup ?? base.sup;
      const primes = base.primes + node.primes;
      return {
        ...base,
        ...(sub ? { sub } : {}),
        ...(sup ? { sup } : {}),
        primes,
        start: node.start,
        end: node.end,
      };
    }
    case 'fence':
    case 'environment':
    case 'align':
    case 'row':
      return undefined;
  }
}

function readCommand(node: TexNode & { readonly kind: 'command' }): Identifier | undefined {
  const { name, start, end } = node;
  const letter = letterCommands.get(name);
  if (letter) return { letter, accents: [], primes: 0, start, end };
  const argument = node.args[0];
  if (!argument) return undefined;
  const accent = accentCommands.get(name);
  if (accent) {
    const inner = readIdentifier(argument);
    if (!inner) return undefined;
    return { ...inner, accents: accent === 'vec' ? inner.accents : [...inner.accents, accent], start, end };
  }
  if (fonts.has(name)) {
    const inner = readIdentifier(argument);
    return inner && { ...inner, font: name, start, end };
  }
  if (name === 'textcolor' || name === 'boxed') {
    const inner = readIdentifier(argument);
    return inner && { ...inner, start, end };
  }
  return undefined;
}

/** Leaves out what changes only the look of its neighbours. */
export const withoutStyle = (nodes: readonly TexNode[]): TexNode[] => nodes.filter((node) => !isStyle(node));

export const isStyle = (node: TexNode): boolean =>
  node.kind === 'command' && (declarations.has(node.name) || node.name === 'color');

/** A script as plain characters without spaces and fonts, e.g. `t-1`, `0:T`, `simple`, `θ`. */
export function plainText(node: TexNode | undefined): string {
  if (!node) return '';
  switch (node.kind) {
    case 'char':
      return node.text === '−' ? '-' : (plainLetter(node.text) ?? node.text.normalize('NFKC'));
    case 'command':
      if (node.text !== undefined) return node.name === 'color' ? '' : node.text.replace(/\s+/g, '');
      if (isStyle(node)) return '';
      return letterCommands.get(node.name) ?? plainCommands[node.name] ?? node.args.map(plainText).join('');
    case 'group':
    case 'fence':
    case 'environment':
      return node.children.map(plainText).join('');
    case 'scripts':
      return plainText(node.base) + plainText(node.sub) + plainText(node.sup);
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
};

function plainLetter(char: string): string | undefined {
  const read = readLetter(char);
  return read?.accents.length === 0 ? read.letter : undefined;
}
