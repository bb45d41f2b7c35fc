import type { Pair } from './brackets';
import { charOf, isNamed, normMarks, pairBrackets } from './brackets';
import { isStyle } from '../tex/identifier';
import type { TexNode } from '../tex/node';

/** A bracketed stretch of nodes, not yet read. */
export interface Bracket {
  readonly inside: readonly TexNode[];
  /** Bars that mean a norm or an absolute value. */
  readonly isNorm: boolean;
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
      return { inside: inner.children, isNorm, sup: supOf(node), next: this.at + 1 };
    }
    if (this.at === 0 && isBetweenBars(this.nodes)) {
      const last = this.nodes.at(-1)!;
      return { inside: this.nodes.slice(1, -1), isNorm: true, sup: supOf(last), next: this.nodes.length };
    }
    this.pairs ??= pairBrackets(this.nodes);
    const pair = this.pairs.get(this.at);
    if (!pair) return undefined;
    const last = this.nodes[pair.close + pair.width - 1]!;
    return {
      inside: this.nodes.slice(this.at + pair.width, pair.close),
      isNorm: pair.isNorm,
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

/** What stands above a node. */
export const supOf = (node: TexNode): TexNode | undefined => (node.kind === 'scripts' ? node.sup : undefined);
