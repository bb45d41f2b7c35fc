import { isStyle } from '../tex/identifier';
import type { TexNode } from '../tex/node';

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

export type Relation = 'equals' | 'distributed' | 'other';

/** Cuts math into chains: at the ends of rows, at commas, at wide spaces and at words between formulas. */
export function readChains(nodes: readonly TexNode[]): Chain[] {
  const cutter = new Cutter();
  cutter.read(nodes);
  cutter.endStatement();
  return cutter.chains.filter(({ sides, leading }) => sides.length > 1 || leading !== undefined);
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

  read(nodes: readonly TexNode[]): void {
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!;
      if (node.kind === 'row') {
        this.rowEnded = true;
        this.depth = 0;
      } else if (node.kind === 'align' || isIgnored(node)) {
        continue;
      } else if (node.kind === 'environment' && transparent.has(node.name)) {
        this.endStatement();
        this.read(node.children);
        this.endStatement();
      } else if (isWrapper(node) && nodes.length === 1) {
        this.read(node.kind === 'group' ? node.children : node.args.slice(-1));
      } else {
        index += this.take(node, nodes, index);
      }
    }
  }

  /** Puts one node where it belongs; returns how many further nodes it used up. */
  private take(node: TexNode, nodes: readonly TexNode[], index: number): number {
    const relation = this.depth === 0 ? readRelation(nodes, index) : undefined;
    if (this.rowEnded) {
      // A wide space at the start of a row indents it.
      if (isWideSpace(node)) return 0;
      this.rowEnded = false;
      const goesOn = relation !== undefined || continues(node) || this.current.length === 0;
      if (!goesOn) this.endStatement();
    }
    if (relation) {
      this.endSide();
      if (this.sides.length === 0) this.leading = relation.relation;
      else this.relations.push(relation.relation);
      return relation.length - 1;
    }
    if (this.depth === 0 && isSeparator(node)) {
      this.endStatement();
      return 0;
    }
    this.depth = Math.max(0, this.depth + bracketStep(node));
    this.current.push(node);
    return 0;
  }

  private endSide(): void {
    if (isFullStop(this.current.at(-1)) && !isFullStop(this.current.at(-2))) this.current.pop();
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

  endStatement(): void {
    this.endSide();
    // A relation with nothing after it has no second side.
    const { sides, leading } = this;
    const relations = this.relations.slice(0, Math.max(0, sides.length - 1));
    if (sides.length > 0) this.chains.push({ sides, relations, ...(leading ? { leading } : {}) });
    this.leading = undefined;
    this.sides = [];
    this.relations = [];
    this.depth = 0;
    this.rowEnded = false;
  }
}

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
  node.kind === 'group' || (node.kind === 'command' && (node.name === 'boxed' || node.name === 'textcolor'));

const ignored = new Set(['tag', 'tag*', 'label', 'nonumber', 'notag', 'hspace', 'vspace', 'ref', 'eqref']);
const isIgnored = (node: TexNode): boolean =>
  isStyle(node) || (node.kind === 'command' && ignored.has(node.name));

const equalsCommands = new Set([
  'equiv',
  'triangleq',
  'coloneqq',
  'coloneq',
  'eqqcolon',
  'doteq',
  'eqdef',
  'defeq',
]);
const otherCommands = new Set(
  [
    'approx',
    'leq',
    'le',
    'geq',
    'ge',
    'neq',
    'ne',
    'propto',
    'in',
    'to',
    'rightarrow',
    'Rightarrow',
    'mapsto',
  ]
    .concat([
      'leftarrow',
      'gets',
      'iff',
      'implies',
      'lt',
      'gt',
      'll',
      'gg',
      'leqslant',
      'geqslant',
      'cong',
      'simeq',
    ])
    .concat(['Leftrightarrow', 'longrightarrow', 'Longrightarrow', 'Leftarrow', 'therefore', 'because']),
);

interface FoundRelation {
  readonly relation: Relation;
  readonly length: number;
}

/** The relation that starts at a node; `:=`, also as `:&=`, takes several nodes. */
function readRelation(nodes: readonly TexNode[], index: number): FoundRelation | undefined {
  const node = nodes[index]!;
  if (node.kind === 'char') {
    if (node.text === ':' || node.text === '：') {
      let next = index + 1;
      while (nodes[next]?.kind === 'align') next++;
      const equals = nodes[next];
      return equals?.kind === 'char' && equals.text === '='
        ? { relation: 'equals', length: next - index + 1 }
        : undefined;
    }
    if (/^[=≡≜≔]$/.test(node.text)) {
      const next = nodes[index + 1];
      const isReversed = next?.kind === 'char' && next.text === ':';
      return { relation: 'equals', length: isReversed ? 2 : 1 };
    }
    if (/^[∼~]$/.test(node.text)) return { relation: 'distributed', length: 1 };
    return /^[≈≤≥<>≠∝∈→⇒↦←⇔≃≅]$/.test(node.text) ? { relation: 'other', length: 1 } : undefined;
  }
  if (node.kind !== 'command') return undefined;
  if (equalsCommands.has(node.name)) return { relation: 'equals', length: 1 };
  if (node.name === 'sim' || node.name === 'thicksim') return { relation: 'distributed', length: 1 };
  if (otherCommands.has(node.name)) return { relation: 'other', length: 1 };
  if (node.name === 'stackrel' || node.name === 'overset' || node.name === 'mathrel') {
    const inner = unwrapped(node.args.slice(-1));
    return inner.length > 0 ? readRelation(inner, 0) : undefined;
  }
  if (node.name === 'not') return { relation: 'other', length: 1 };
  return undefined;
}

const unwrapped = (nodes: readonly TexNode[]): readonly TexNode[] =>
  nodes[0]?.kind === 'group' ? nodes[0].children : nodes;

const isFullStop = (node: TexNode | undefined): boolean => node?.kind === 'char' && /^[.．]$/.test(node.text);

/** Commas, wide spaces and words end a statement where no bracket is open. */
function isSeparator(node: TexNode): boolean {
  if (node.kind === 'char') return /^[,，;；。、]$/.test(node.text);
  return (
    isWideSpace(node) ||
    (node.kind === 'command' && node.text !== undefined && /^(text|mbox|hbox)/.test(node.name))
  );
}

const isWideSpace = (node: TexNode): boolean =>
  node.kind === 'command' && (node.name === 'quad' || node.name === 'qquad');

/** A row that begins with a sign or an operator goes on with the expression before it. */
const continues = (node: TexNode): boolean =>
  (node.kind === 'char' && /^[+\-−·⋅×]$/.test(node.text)) ||
  (node.kind === 'command' && /^(?:cdot|times|pm)$/.test(node.name));

function bracketStep(node: TexNode): number {
  const inner = node.kind === 'scripts' ? node.base : node;
  const text = inner?.kind === 'char' ? inner.text : inner?.kind === 'command' ? `\\${inner.name}` : '';
  if (/^(?:[([（]|\\\{|\\lbrace|\\lbrack|\\langle)$/.test(text)) return 1;
  return /^(?:[)\]）]|\\\}|\\rbrace|\\rbrack|\\rangle)$/.test(text) ? -1 : 0;
}
