import type { SymbolId } from '../note';
import { plainText, readIdentifier } from '../tex/identifier';
import type { TexNode } from '../tex/node';
import type { MathContext } from './mathContext';

/** Which papers' notation a note follows where its letters alone do not tell; `none` where it is of no diffusion. */
export type Setting = 'ddpm' | 'score' | 'flow' | 'none';

/** A symbol that is applied to something. */
export interface Call {
  readonly id: SymbolId;
  readonly place: Place;
}

/** What encloses a symbol. */
export interface Surroundings {
  readonly context: MathContext;
  readonly setting: Setting;
  /** The symbol whose arguments it stands in, e.g. `N` for what is inside `N(…)`. */
  readonly call?: Call | undefined;
  /** The name of the command or operator whose argument or script it stands in: `sqrt`, `frac`, `prod` … */
  readonly within?: string | undefined;
}

/** Where a symbol stands: one of the nodes of a sequence, with its neighbours. */
export class Place {
  constructor(
    readonly nodes: readonly TexNode[],
    readonly index: number,
    readonly around: Surroundings,
  ) {}

  get node(): TexNode {
    return this.nodes[this.index]!;
  }

  get next(): TexNode | undefined {
    return this.nodes[this.index + 1];
  }

  get previous(): TexNode | undefined {
    return this.nodes[this.index - 1];
  }

  get context(): MathContext {
    return this.around.context;
  }

  get setting(): Setting {
    return this.around.setting;
  }

  /** A bracket follows: the symbol is applied to something, or multiplied by it. */
  get opensArguments(): boolean {
    return opensBracket(this.next);
  }

  /** What stands in the brackets that follow, as plain text with `|` for every bar; '' for none. */
  get args(): string {
    return argumentText(this.nodes, this.index + 1);
  }

  /** What follows is one of these characters or commands. */
  followedBy(pattern: RegExp): boolean {
    return this.next !== undefined && pattern.test(nameOf(this.next));
  }

  precededBy(pattern: RegExp): boolean {
    return this.previous !== undefined && pattern.test(nameOf(this.previous));
  }
}

/** The character, the command's name with its backslash, or the letter that a node's scripts belong to. */
export function nameOf(node: TexNode): string {
  switch (node.kind) {
    case 'char':
      return node.text;
    case 'command':
      return readIdentifier(node)?.letter ?? `\\${node.name}`;
    case 'scripts':
      return node.base ? nameOf(node.base) : '';
    case 'group':
      return readIdentifier(node)?.letter ?? '';
    case 'fence':
      return node.open;
    case 'environment':
    case 'align':
    case 'row':
      return '';
  }
}

export const opensBracket = (node: TexNode | undefined): boolean =>
  (node?.kind === 'char' && /^[(（[]$/.test(node.text)) ||
  (node?.kind === 'fence' && /^[([]$/.test(node.open));

const isBar = (node: TexNode): boolean =>
  (node.kind === 'char' && /^[|∣]$/.test(node.text)) ||
  (node.kind === 'command' && /^(?:mid|vert|lvert|rvert|given)$/.test(node.name));

const isDoubleBar = (node: TexNode): boolean =>
  (node.kind === 'char' && /^[‖∥]$/.test(node.text)) ||
  (node.kind === 'command' && /^(?:\||Vert|lVert|rVert|parallel)$/.test(node.name));

export { isBar, isDoubleBar };

/** How many nodes of arguments are read: those that tell symbols apart are short. */
const longestArguments = 24;

function argumentText(nodes: readonly TexNode[], at: number): string {
  let first = nodes[at];
  // \big( and the like
  if (first?.kind === 'command' && /^[bB]igg?[lm]?$/.test(first.name)) {
    first = nodes[++at];
  }
  if (!first || !opensBracket(first)) {
    return '';
  }
  if (first.kind === 'fence') {
    return textOf(first.children.slice(0, longestArguments));
  }
  const inner: TexNode[] = [];
  let depth = 0;
  for (let index = at; index < nodes.length && inner.length < longestArguments; index++) {
    const node = nodes[index]!;
    if (opensBracket(node) && node.kind === 'char') {
      depth++;
    }
    if (node.kind === 'char' && /^[)）\]]$/.test(node.text) && --depth === 0) {
      break;
    }
    if (index > at) {
      inner.push(node);
    }
  }
  return textOf(inner);
}

const textOf = (nodes: readonly TexNode[]): string =>
  nodes.map((node) => (isBar(node) ? '|' : isDoubleBar(node) ? '‖' : plainText(node))).join('');
