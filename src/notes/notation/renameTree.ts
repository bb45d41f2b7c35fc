import type { NotationStatement, SymbolId } from '../note';
import { readIdentifier } from '../tex/identifier';
import type { TexNode } from '../tex/node';
import { headOf } from './meaning';

/** How the papers write the quantities that notes rename, as a letter and what stands over it. */
const usual: Partial<Readonly<Record<SymbolId, readonly [letter: string, accent?: string]>>> = {
  beta_t: ['beta'],
  alpha_t: ['alpha'],
  alphaBar_t: ['alpha', 'bar'],
  epsilon: ['epsilon'],
};

/** The statements that rename a quantity as it is: not its root, and not one minus it. */
export const plainRenames = (notation: readonly NotationStatement[]): NotationStatement[] =>
  notation.filter(({ power, ofComplement, meaning }) => power === 1 && !ofComplement && usual[meaning]);

/**
 * The same math with the note's own letters written as the papers write them, every node at its place, so that a
 * formula is known in any notation.
 */
export function renameTree(
  nodes: readonly TexNode[],
  renames: readonly NotationStatement[],
): readonly TexNode[] {
  const byHead = new Map(renames.map((each) => [headOf(each), each.meaning]));
  const rename = (node: TexNode): TexNode => {
    const written = letterFor(node, byHead);
    if (written) {
      return written;
    }
    switch (node.kind) {
      case 'char':
      case 'align':
      case 'row':
        return node;
      case 'command':
        return withoutMemo({
          ...node,
          args: node.args.map(rename),
          ...(node.option ? { option: node.option.map(rename) } : {}),
        });
      case 'group':
      case 'fence':
      case 'environment':
        return withoutMemo({ ...node, children: node.children.map(rename) });
      case 'scripts':
        return withoutMemo({
          ...node,
          ...(node.base ? { base: rename(node.base) } : {}),
          ...(node.sub ? { sub: rename(node.sub) } : {}),
          ...(node.sup ? { sup: rename(node.sup) } : {}),
        });
    }
  };
  return nodes.map(rename);
}

/** A renamed letter without its scripts, written as the papers do; undefined for any other node. */
function letterFor(node: TexNode, byHead: ReadonlyMap<string, SymbolId>): TexNode | undefined {
  if (node.kind === 'scripts') {
    return undefined;
  }
  const identifier = readIdentifier(node);
  if (!identifier || identifier.sub || identifier.sup || identifier.primes > 0) {
    return undefined;
  }
  const meaning = byHead.get(headOf({ letter: identifier.letter, accent: identifier.accents.join(' ') }));
  const written = meaning && usual[meaning];
  if (!written) {
    return undefined;
  }
  const { start, end } = node;
  const letter: TexNode = { kind: 'command', name: written[0], args: [], start, end };
  return written[1] ? { kind: 'command', name: written[1], args: [letter], start, end } : letter;
}

/** A changed copy must not keep what was worked out of the original. */
function withoutMemo<Node extends TexNode>(node: Node): Node {
  delete node.memo;
  return node;
}
