import { maxSides, recogniseInChain } from '../../catalogue/recogniseInChain';
import type { CheckedChain, CheckedSide, Recognised } from './checkedChain';
import type { Chain } from '../../formulas/equations';
import { somePart } from '../../formulas/equationFacts';
import { distanceIn, powerOf } from '../../formulas/distance';
import type { Expression } from '../../formulas/expression';
import { isDivergence } from '../../formulas/shape';
import { isLossLike } from './comparability';
import type { Relation } from '../../formulas/relations';
import { readChains, readStatements } from '../../formulas/equations';
import { readExpression } from '../../formulas/readExpression';
import type { TexNode } from '../../tex/node';
import { headOf, type Head } from '../../notation/meaning';
import { renameTree } from '../../notation/renameTree';
import { OwnLetters, withOwnLetters } from './ownLetters';
import { trustedRenames } from '../fixes/spelling';
import type { MathContent, MathSpan, NotationStatement, Note } from '../../note';
import { readStep } from '../../vocabulary/step';

/** A chain whose offsets count from its span's TeX, so that every version of the note shares it. */
interface ReadChain {
  readonly sides: readonly CheckedSide[];
  readonly relations: readonly Relation[];
  readonly leading: Relation | undefined;
  readonly recognised: readonly Recognised[];
}

const known = new WeakMap<MathContent, readonly ReadChain[]>();

function readContent(content: MathContent): readonly ReadChain[] {
  let chains = known.get(content);
  if (!chains) {
    chains = chainsIn(content.tree);
    known.set(content, chains);
  }
  return chains;
}

/** The chains of a math; a loss or a bound that stands alone there is one, with L before it. */
function chainsIn(tree: readonly TexNode[]): readonly ReadChain[] {
  const chains = readChains(tree).map(readChain);
  const [only, ...others] = chains.length === 0 ? readStatements(tree).map(readChain) : [];
  const side = others.length === 0 ? only?.sides[0] : undefined;
  const objective = side && objectiveIn(side.expression);
  if (!side || !objective) {
    return chains;
  }
  const sides = [
    { start: side.start, end: side.start, expression: objectiveName },
    { ...side, expression: objective },
  ];
  return [{ sides, relations: ['equals'], leading: undefined, recognised: recogniseIn(sides, ['equals']) }];
}

const objectiveName: Expression = { kind: 'quantity', letter: 'L', accent: '', sub: '', label: '' };

/** The mean of a squared distance to what a network says, or a decoder beside a divergence, without `max` and `min`. */
function objectiveIn(side: Expression): Expression | undefined {
  if (side.kind === 'function' && /^(?:min|max)$/.test(side.name)) {
    return objectiveIn(side.argument);
  }
  const distance = isLossLike(side) ? distanceIn(side) : undefined;
  const isLoss = side.kind !== 'norm' && distance && powerOf(side, distance) === 'squared';
  const isBound = side.kind === 'sum' && side.terms.length === 2 && somePart(side, isDivergence);
  return isLoss || isBound ? side : undefined;
}

function readChain(chain: Chain): ReadChain {
  const sides = chain.sides.slice(0, maxSides).map((side) => {
    const nodes = withoutNumber(side.nodes);
    return { start: side.start, end: nodes.at(-1)?.end ?? side.end, expression: readExpression(nodes) };
  });
  const relations = chain.relations.slice(0, Math.max(0, sides.length - 1));
  return { sides, relations, leading: chain.leading, recognised: recogniseIn(sides, relations) };
}

/** Without an equation's number at its end, `… (8)`. */
function withoutNumber(nodes: readonly TexNode[]): readonly TexNode[] {
  const isChar = (node: TexNode | undefined, pattern: RegExp) =>
    node?.kind === 'char' && pattern.test(node.text);
  let at = nodes.length - 1;
  if (!isChar(nodes[at], /^\)$/) || at < 4) {
    return nodes;
  }
  at--;
  while (isChar(nodes[at], /^\d$/)) {
    at--;
  }
  const isNumber =
    at > 0 && at < nodes.length - 2 && isChar(nodes[at], /^\($/) && nodes[at]!.start > nodes[at - 1]!.end;
  return isNumber ? nodes.slice(0, at) : nodes;
}

/** Every chain of a note in order; a display that goes on with another has that one's last sides before its own. */
export function readCheckedChains(note: Note): CheckedChain[] {
  const chains = readPlainChains(note);
  const letters = new OwnLetters(note, chains);
  return chains.map((chain) => {
    const own = letters.in(chain);
    if (own.size === 0) {
      return chain;
    }
    const sides = chain.sides.map((side) => asOwn(side, own));
    const recognised = recogniseIn(sides, chain.relations).filter(({ right }) => right >= chain.inherited);
    return { ...chain, sides, recognised, own };
  });
}

const none: ReadonlySet<Head> = new Set();

const asOwn = (side: CheckedSide, own: ReadonlySet<Head>): CheckedSide => ({
  ...side,
  expression: withOwnLetters(side.expression, own),
});

function readPlainChains(note: Note): CheckedChain[] {
  const headings = [...note.text.matchAll(/^(?:#{1,6}\s|\\(?:sub)*section)/gm)].map(({ index }) => index);
  const continued = new Map(note.equations.map((each) => [each.span, each.continues] as const));
  let section = 0;
  const renamed = new RenamedContents(note);
  return note.spans.flatMap((span) => {
    while (headings[section] !== undefined && headings[section]! <= span.start) {
      section++;
    }
    const content = note.content(span);
    const before = continued.get(span);
    const renames = renamed.renamesIn(span);
    const chains = renames ? renamed.chains(content, renames) : readContent(content);
    return chains.flatMap((chain, index) => {
      const own = placed(chain, span.contentStart);
      const earlier =
        index === 0 && chain.leading === 'equals' && before ? lastChain(note, before) : undefined;
      if (!earlier && own.sides.length < 2) {
        return [];
      }
      const sides = [...(earlier?.sides ?? []), ...own.sides];
      const relations = [...(earlier ? [...earlier.relations, 'equals' as const] : []), ...own.relations];
      const inherited = earlier?.sides.length ?? 0;
      const recognised = earlier
        ? recogniseIn(sides, relations).filter(({ right }) => right >= inherited)
        : own.recognised;
      return { span, index, content, sides, relations, inherited, recognised, section, renames, own: none };
    });
  });
}

/** The chains of the contents that name a quantity by the note's own letter. */
class RenamedContents {
  private readonly renames: readonly NotationStatement[];
  private readonly found = new Map<MathContent, readonly ReadChain[]>();

  constructor(private readonly note: Note) {
    this.renames = trustedRenames(note);
  }

  /** Every such letter of a span has a step, as quantities of the schedule have; else it may mean something else. */
  renamesIn(span: MathSpan): readonly NotationStatement[] | undefined {
    if (this.renames.length === 0) {
      return undefined;
    }
    const atoms = this.note.atoms.filter(
      ({ start, end }) => start >= span.contentStart && end <= span.contentEnd,
    );
    const own = this.renames.filter((each) => atoms.some((atom) => headOf(atom) === headOf(each)));
    const isSteady = (each: NotationStatement) =>
      atoms.every(
        (atom) =>
          headOf(atom) !== headOf(each) || readStep(atom.sub) !== undefined || each.meaning === 'epsilon',
      );
    return own.length > 0 && own.every(isSteady) ? own : undefined;
  }

  chains(content: MathContent, renames: readonly NotationStatement[]): readonly ReadChain[] {
    let chains = this.found.get(content);
    if (!chains) {
      chains = chainsIn(renameTree(content.tree, renames));
      this.found.set(content, chains);
    }
    return chains;
  }
}

const placed = (chain: ReadChain, offset: number): ReadChain => ({
  ...chain,
  sides: chain.sides.map((side) => ({ ...side, start: side.start + offset, end: side.end + offset })),
});

function lastChain(note: Note, span: MathSpan): ReadChain | undefined {
  const content = note.content(span);
  const last = readContent(content).at(-1) ?? loneStatement(content);
  return last && placed(last, span.contentStart);
}

/** A display that holds nothing but a left side. */
function loneStatement(content: MathContent): ReadChain | undefined {
  const [only, ...others] = readStatements(content.tree);
  return only && others.length === 0 ? readChain(only) : undefined;
}

/**
 * The sides of a chain that belong to its own span, read in another version of the note where its span is the one
 * at the same place; undefined where the chain is no longer there.
 */
export function rereadSides(
  note: Note,
  { span, index, renames, own }: CheckedChain,
): readonly CheckedSide[] | undefined {
  const now = note.spans.find(({ start }) => start === span.start);
  if (!now) {
    return undefined;
  }
  const { tree } = note.content(now);
  const chain = chainsIn(renames ? renameTree(tree, renames) : tree)[index];
  return chain && placed(chain, now.contentStart).sides.map((side) => asOwn(side, own));
}

const recogniseIn = (sides: readonly CheckedSide[], relations: readonly Relation[]): Recognised[] =>
  recogniseInChain(
    sides.map(({ expression }) => expression),
    relations,
  );
