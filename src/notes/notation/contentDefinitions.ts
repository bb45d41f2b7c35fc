import { readAtoms } from '../atoms';
import type { Expression } from '../formulas/expression';
import type { Side } from '../formulas/equations';
import { readChains } from '../formulas/equations';
import { readExpression } from '../formulas/readExpression';
import type { TexNode } from '../tex/node';

/** An equation whose left side is one quantity, with or without arguments. Offsets as in the tree it is of. */
export interface ContentDefinition {
  readonly letter: string;
  readonly accent: string;
  readonly sub: string;
  /** The quantity on the left, scripts included. */
  readonly head: { readonly start: number; readonly end: number };
  readonly start: number;
  readonly end: number;
  /** The left side is more than the quantity: it has arguments. */
  readonly hasArguments: boolean;
  readonly relation: 'equals' | 'distributed';
  readonly left: Side;
  readonly right: Side;
}

/** Finds the equations that may define a quantity, in order. */
export function findDefinitions(nodes: readonly TexNode[]): ContentDefinition[] {
  return readChains(nodes).flatMap(({ sides, relations }) => {
    const [left, right] = sides;
    const relation = relations[0];
    if (!left || !right || (relation !== 'equals' && relation !== 'distributed')) {
      return [];
    }
    const [first, ...rest] = left.nodes;
    const [atom] = first ? readAtoms([first]) : [];
    if (!first || atom?.whole.start !== first.start || atom.whole.end < first.end - 1) {
      return [];
    }
    if (rest.length > 0 && !isBracket(rest[0]!)) {
      return [];
    }
    const { letter, accent, sub } = atom;
    return [
      {
        ...{ letter, accent, sub, left, right, relation },
        head: { start: first.start, end: first.end },
        start: left.start,
        end: right.end,
        hasArguments: rest.length > 0,
      },
    ];
  });
}

const isBracket = (node: TexNode): boolean =>
  node.kind === 'fence' || (node.kind === 'char' && /[([（]/.test(node.text));

export const rightExpression = (definition: ContentDefinition): Expression =>
  readExpression(definition.right.nodes);
