import { isCases } from './cases';
import { fonts } from '../tex/commands';
import { isStyle } from '../tex/identifier';
import type { TexNode } from '../tex/node';
import { readRelation, type Relation } from './relations';

/** One side of an equation: what stands between two relations. */
export interface Side {
  readonly nodes: readonly TexNode[];
  readonly start: number;
  readonly end: number;
}

/** `a = b = c`, also over several rows: the sides and the relations between them (one fewer). */
export interface Chain {
  readonly sides: readonly Side[];
  readonly relations: readonly Relation[];
  /** The relation that it begins with when it goes on with an equation elsewhere: `= c`. */
  readonly leading?: Relation;
}

/** Cuts math into chains: at the ends of rows, at commas, at wide spaces and at words between formulas. */
export function readChains(nodes: readonly TexNode[]): Chain[] {
  return readStatements(nodes).filter(({ sides, leading }) => sides.length > 1 || leading !== undefined);
}

/** The same with what stands without a relation, as chains of one side. */
export function readStatements(nodes: readonly TexNode[]): readonly Chain[] {
  const cutter = new Cutter();
  cutter.read(nodes);
  cutter.endStatement();
  return cutter.chains;
}

class Cutter {
  readonly chains: Chain[] = [];
  private sides: Side[] = [];
  private relations: Relation[] = [];
  private leading: Relation | undefined;
  private current: TexNode[] = [];
  private depth = 0;
  /** A row has ended; whether the next one goes on with the chain shows in its first node. */
  private rowEnded = false;
  /** The statement that the row began with, while only remarks follow it there. */
  private rowHead: Chain | undefined;
  private hasRemark = false;
  private isResumed = false;
  /** How many & the row has had. */
  private cell = 0;
  /** The rest of the row says why it holds. */
  private isReason = false;

  read(nodes: readonly TexNode[], isPaired = false): void {
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!;
      if (node.kind === 'row') {
        this.rowEnded = true;
        this.depth = 0;
        this.cell = 0;
        this.isReason = false;
      } else if (this.isReason) {
        continue;
      } else if (node.kind === 'align') {
        // In an alignment every second & begins another equation.
        if (isPaired && this.depth === 0 && ++this.cell % 2 === 0) {
          this.endStatement();
        }
      } else if (node.kind === 'command' && node.name === 'because') {
        this.endStatement();
        this.isReason = true;
      } else if (isIgnored(node)) {
        continue;
      } else if (isCases(node) && this.awaitsSide) {
        this.current.push(node);
      } else if (node.kind === 'environment' && transparent.has(node.name)) {
        this.startAnew();
        this.read(node.children, /^align/.test(node.name));
        this.startAnew();
      } else if (isWrapper(node) && nodes.length === 1) {
        this.read(node.kind === 'group' ? node.children : node.args.slice(-1));
      } else {
        index += this.take(node, nodes, index);
      }
    }
  }

  /** The statement has a left side and a relation, and nothing behind that. */
  private get awaitsSide(): boolean {
    return this.current.length === 0 && this.sides.length > 0 && this.relations.length === this.sides.length;
  }

  /** Puts one node where it belongs; returns how many further nodes it used up. */
  private take(node: TexNode, nodes: readonly TexNode[], index: number): number {
    const relation = this.depth === 0 ? readRelation(nodes, index) : undefined;
    if (this.rowEnded) {
      // A wide space at the start of a row indents it.
      if (isWideSpace(node)) {
        return 0;
      }
      this.rowEnded = false;
      const goesOn = relation !== undefined || continues(node) || this.current.length === 0;
      if (!goesOn) {
        this.startAnew();
      } else if (relation && this.hasRemark) {
        this.resume();
      }
    }
    if (relation) {
      if (!this.isResumed) {
        this.endSide();
      }
      this.isResumed = false;
      if (this.sides.length === 0) {
        this.leading = relation.relation;
      } else {
        this.relations.push(relation.relation);
      }
      return relation.length - 1;
    }
    if (this.depth === 0 && isSeparator(node) && !isFunctionName(node, nodes[index + 1])) {
      this.endStatement();
      return 0;
    }
    this.depth = Math.max(0, this.depth + bracketStep(node));
    this.current.push(node);
    return 0;
  }

  private endSide(): void {
    if (isFullStop(this.current.at(-1)) && !isFullStop(this.current.at(-2))) {
      this.current.pop();
    }
    const first = this.current[0];
    const last = this.current.at(-1);
    if (first && last) {
      this.sides.push({ nodes: this.current, start: first.start, end: last.end });
    } else if (this.relations.length > 0) {
      // Two relations in a row, such as `= \\ =`: the later one replaces the earlier.
      this.relations.pop();
    }
    this.current = [];
  }

  /** Ends a statement that nothing further goes on with. */
  private startAnew(): void {
    this.endStatement();
    this.rowHead = undefined;
    this.hasRemark = false;
  }

  /** Remembers the first statement of a row; a second equation among the remarks would be what `=` goes on with. */
  private remark(chain: Chain): void {
    if (!this.rowHead) {
      this.rowHead = chain;
    } else if (chain.relations.includes('equals') || chain.leading) {
      this.rowHead = undefined;
    }
    this.hasRemark = this.rowHead !== undefined;
  }

  /** Goes on with the statement that an earlier row began with, across the remarks after it. */
  private resume(): void {
    // An equation that the row ends with is what goes on.
    if (this.relations.includes('equals') || this.leading) {
      return;
    }
    this.endStatement();
    const head = this.rowHead;
    this.hasRemark = false;
    this.rowHead = undefined;
    if (!head || this.chains.indexOf(head) === -1) {
      return;
    }
    this.chains.splice(this.chains.indexOf(head), 1);
    this.sides = [...head.sides];
    this.relations = [...head.relations];
    this.leading = head.leading;
    this.isResumed = true;
  }

  endStatement(): void {
    this.endSide();
    // A relation with nothing after it has no second side.
    const { sides, leading } = this;
    const relations = this.relations.slice(0, Math.max(0, sides.length - 1));
    const chain: Chain = { sides, relations, ...(leading ? { leading } : {}) };
    if (sides.length > 0) {
      this.chains.push(chain);
      this.remark(chain);
    }
    this.leading = undefined;
    this.sides = [];
    this.relations = [];
    this.depth = 0;
    this.rowEnded = false;
  }
}

/** A word before a bracket names a function, as in `\\text{clip}(…)`. */
const isFunctionName = (node: TexNode, next: TexNode | undefined): boolean =>
  node.kind === 'command' &&
  /^\s*(?:clip|clamp|min|max|sg|exp|log|ln|Var|Cov|Std|var|std|tr|Tr|softmax|sigmoid|D?KL)\s*$/.test(
    node.text ?? '',
  ) &&
  next !== undefined &&
  (next.kind === 'fence' ||
    (next.kind === 'char' && /^[([（]$/.test(next.text)) ||
    bracketStep(next) > 0 ||
    isBig(next));

const isBig = (node: TexNode): boolean => node.kind === 'command' && /^[bB]igg?l?$/.test(node.name);

const transparent = new Set(
  [
    'align',
    'aligned',
    'alignat',
    'alignedat',
    'equation',
    'gather',
    'gathered',
    'split',
    'eqnarray',
    'multline',
  ]
    .flatMap((name) => [name, `${name}*`])
    .concat(['array', 'cases', 'flalign']),
);

const isWrapper = (
  node: TexNode,
): node is TexNode & ({ readonly kind: 'group' } | { readonly kind: 'command' }) =>
  node.kind === 'group' ||
  (node.kind === 'command' &&
    (/^(?:boxed|textcolor)$/.test(node.name) || (fonts.has(node.name) && !node.text)));

const ignored = new Set(['tag', 'tag*', 'label', 'nonumber', 'notag', 'hspace', 'vspace', 'ref', 'eqref']);
const isIgnored = (node: TexNode): boolean =>
  isStyle(node) || (node.kind === 'command' && ignored.has(node.name));

const isFullStop = (node: TexNode | undefined): boolean => node?.kind === 'char' && /^[.．]$/.test(node.text);

/** Commas, wide spaces and words end a statement where no bracket is open. */
function isSeparator(node: TexNode): boolean {
  if (node.kind === 'char') {
    return /^[,，;；。、:：]$/.test(node.text);
  }
  return (
    isWideSpace(node) ||
    (node.kind === 'command' &&
      node.text !== undefined &&
      /^(text|mbox|hbox)/.test(node.name) &&
      !isMeasure(node.text))
  );
}

/** The name of a number that an equation is about. */
const isMeasure = (text: string): boolean => /^\s?(?:IS|FID|ELBO|VLB|VUB|NLL)\s?$/.test(text);

const isWideSpace = (node: TexNode): boolean =>
  node.kind === 'command' && (node.name === 'quad' || node.name === 'qquad');

/** A row that begins with a sign or an operator goes on with the expression before it. */
const continues = (node: TexNode): boolean =>
  (node.kind === 'char' && /^[+\-−·⋅×]$/.test(node.text)) ||
  (node.kind === 'command' && /^(?:cdot|times|pm)$/.test(node.name));

function bracketStep(node: TexNode): number {
  const inner = node.kind === 'scripts' ? node.base : node;
  const text = inner?.kind === 'char' ? inner.text : inner?.kind === 'command' ? `\\${inner.name}` : '';
  if (/^(?:[([（]|\\\{|\\lbrace|\\lbrack|\\langle)$/.test(text)) {
    return 1;
  }
  return /^(?:[)\]）]|\\\}|\\rbrace|\\rbrack|\\rangle)$/.test(text) ? -1 : 0;
}
