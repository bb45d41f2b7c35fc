import type { Pair } from './brackets';
import { charOf, isNamed, normMarks, pairBrackets } from './brackets';
import { isStyle, plainText } from '../tex/identifier';
import type { TexNode } from '../tex/node';

/** How a norm is written: ‖·‖ or |·|, with its subscript. */
export interface Norm {
  readonly bars: 1 | 2;
  readonly sub: string;
}

/** A bracketed stretch of nodes, not yet read. */
export interface Bracket {
  readonly inside: readonly TexNode[];
  /** Bars that mean a norm or an absolute value, and what stands below the closing one. */
  readonly norm: Norm | undefined;
  /** The superscript on the closing bracket. */
  readonly sup: TexNode | undefined;
  /** Index of the node after it. */
  readonly next: number;
}

/** No formula is longer; it keeps the work on hostile input small. */
const maxLength = 400;

/** Goes through nodes and finds the brackets among them. */
export class BracketReader {
  protected readonly nodes: readonly TexNode[];
  protected at = 0;
  private pairs: ReadonlyMap<number, Pair> | undefined;

  /** `depth` says within how many factors the nodes stand. */
  constructor(
    nodes: readonly TexNode[],
    protected depth = 0,
  ) {
    const meaningful = nodes.filter((node) => !isStyle(node) && node.kind !== 'align' && node.kind !== 'row');
    this.nodes = meaningful.length > maxLength ? [] : meaningful;
  }

  /** The bracketed stretch that starts here, not yet read. */
  protected bracketAhead(): Bracket | undefined {
    const node = this.nodes[this.at];
    const inner = node?.kind === 'scripts' ? node.base : node;
    if (node && inner?.kind === 'fence') {
      const isNorm = normMarks.has(inner.open) || normMarks.has(`\\${inner.open}`);
      const norm = isNorm ? normOf(node, isSingleBar(inner) ? 1 : 2) : undefined;
      return { inside: inner.children, norm, sup: supOf(node), next: this.at + 1 };
    }
    if (this.at === 0 && isBetweenBars(this.nodes)) {
      const last = this.nodes.at(-1)!;
      const inside = this.nodes.slice(1, -1);
      return { inside, norm: normOf(last, 1), sup: supOf(last), next: this.nodes.length };
    }
    this.pairs ??= pairBrackets(this.nodes);
    const pair = this.pairs.get(this.at);
    if (!pair) {
      return undefined;
    }
    const last = this.nodes[pair.close + pair.width - 1]!;
    return {
      inside: this.nodes.slice(this.at + pair.width, pair.close),
      norm: pair.isNorm ? normOf(last, 2) : undefined,
      sup: supOf(last),
      next: pair.close + pair.width,
    };
  }
}

/** |Σ|, all of a sequence. */
const isBetweenBars = (nodes: readonly TexNode[]): boolean =>
  nodes.length > 2 && isBar(nodes[0]!) && isBar(nodes.at(-1)!) && !nodes.slice(1, -1).some(isBar);

const isBar = (node: TexNode): boolean => {
  const inner = node.kind === 'scripts' ? node.base : node;
  return charOf(node) === '|' || (inner !== undefined && isNamed(inner, 'vert', 'lvert', 'rvert'));
};

/** `\\left|` and `\\left\\vert`; the mark of `\\left\\|` reads `|` as well. */
const isSingleBar = ({ open, openEnd = 0, start }: TexNode & { readonly kind: 'fence' }): boolean =>
  /^\\?[lr]?vert$/.test(open) || (open === '|' && openEnd - start < '\\left\\|'.length);

const normOf = (last: TexNode, bars: Norm['bars']): Norm => ({
  bars,
  // What has no plain text, such as ∞, is a subscript all the same.
  sub: last.kind === 'scripts' && last.sub ? plainText(last.sub) || '·' : '',
});

/** What stands above a node. */
export const supOf = (node: TexNode): TexNode | undefined => (node.kind === 'scripts' ? node.sup : undefined);
