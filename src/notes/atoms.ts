import type { LetterAtom } from './note';
import { accents as accentCommands, fonts } from './tex/commands';
import { plainText } from './tex/identifier';
import { letterCommands, readLetter } from './tex/letters';
import type { TexNode } from './tex/node';

/** A letter where it stands, and the stretch that it names a quantity with: scripts included. */
export interface Atom extends LetterAtom {
  readonly whole: { readonly start: number; readonly end: number };
  /** It stands in a script of another letter, or is one of several letters that a font command groups. */
  readonly isPart: boolean;
}

/**
 * Every letter of the math in order: letters, Greek, and ∇, ∂, ∞, which name things as letters do. Words
 * (`\text{…}`, `\operatorname{…}`) and named functions are none. A letter's scripts hold letters of their own.
 */
export function readAtoms(nodes: readonly TexNode[]): Atom[] {
  const found: Atom[] = [];
  visitAll(nodes, found, false);
  return found.sort((a, b) => a.start - b.start || a.end - b.end).filter(isApart);
}

/** Letters out of one macro share its range; the first stands for them. */
const isApart = (atom: Atom, index: number, all: readonly Atom[]): boolean =>
  index === 0 || atom.start >= all[index - 1]!.end;

const visitAll = (nodes: readonly TexNode[], found: Atom[], isPart: boolean): void => {
  for (const node of nodes) {
    visit(node, found, isPart);
  }
};

function visit(node: TexNode, found: Atom[], isPart: boolean): void {
  switch (node.kind) {
    case 'char':
    case 'command': {
      const letter = readHead(node);
      if (letter) {
        found.push({ ...letter, sub: '', whole: node, isPart });
      } else if (node.kind === 'command') {
        if (node.option) {
          visitAll(node.option, found, isPart);
        }
        visitAll(node.args, found, isPart || fonts.has(node.name));
      }
      break;
    }
    case 'group':
    case 'fence':
    case 'environment':
      visitAll(node.children, found, isPart);
      break;
    case 'scripts': {
      const letter = node.base && readHead(node.base);
      if (letter) {
        found.push({ ...letter, sub: plainText(node.sub), whole: node, isPart });
      } else if (node.base) {
        visit(node.base, found, isPart);
      }
      if (node.sub) {
        visit(node.sub, found, true);
      }
      if (node.sup) {
        visit(node.sup, found, true);
      }
      break;
    }
    case 'align':
    case 'row':
      break;
  }
}

const letterLike: ReadonlyMap<string, string> = new Map([
  ['nabla', '∇'],
  ['partial', '∂'],
  ['infty', '∞'],
  ['hbar', 'ħ'],
  ['Re', 'ℜ'],
  ['Im', 'ℑ'],
]);

interface Head {
  readonly letter: string;
  readonly accent: string;
  readonly start: number;
  readonly end: number;
}

/** A letter with accents and fonts, without scripts. */
function readHead(node: TexNode): Head | undefined {
  const { start, end } = node;
  if (node.kind === 'char') {
    const read = readLetter(node.text);
    if (read && !isIdeograph.test(read.letter)) {
      return { letter: read.letter, accent: read.accents.join(' '), start, end };
    }
    return /^[∇∂∞]$/.test(node.text) ? { letter: node.text, accent: '', start, end } : undefined;
  }
  if (node.kind === 'group') {
    const [only, ...others] = node.children.filter((each) => !isLook(each));
    const inner = only && others.length === 0 ? readHead(only) : undefined;
    return inner && { ...inner, start, end };
  }
  if (node.kind !== 'command') {
    return undefined;
  }
  const letter = letterCommands.get(node.name) ?? letterLike.get(node.name);
  if (letter) {
    return { letter, accent: '', start, end };
  }
  const accent = accentCommands.get(node.name);
  const [argument] = node.args;
  if (!argument || (!accent && !fonts.has(node.name))) {
    return undefined;
  }
  const inner = readHead(argument);
  if (!inner) {
    return undefined;
  }
  const isMark = accent !== undefined && accent !== 'vec';
  return {
    letter: inner.letter,
    accent: isMark ? `${inner.accent} ${accent}`.trim() : inner.accent,
    start,
    end,
  };
}

/** Words in Chinese or Japanese that stand in math without `\\text`. */
const isIdeograph = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

const isLook = (node: TexNode): boolean =>
  node.kind === 'command' && node.args.length === 0 && /^(?:bf|rm|it|sf|cal|boldmath|color)$/.test(node.name);
