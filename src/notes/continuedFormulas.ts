import { statesSide } from './formulas/relations';
import { recogniseEquation } from './catalogue/recognise';
import { maxDistance } from './catalogue/recogniseInChain';
import type { Chain } from './formulas/equations';
import type { Relation } from './formulas/relations';
import { readStatements } from './formulas/equations';
import type { Expression } from './formulas/expression';
import { readExpression } from './formulas/readExpression';
import type { FormulaId } from './note';
import type { TexNode } from './tex/node';

/** A formula whose left side stands in an earlier display; the offsets are of the display that goes on with it. */
export interface ContinuedFormula {
  readonly id: FormulaId;
  readonly start: number;
  readonly end: number;
}

/**
 * The formulas that a display states together with those that it goes on with, such as `\tilde\mu_t(x_t, x_0)` in
 * one and `= …` in the next.
 * @param earlier the trees of the displays that it continues, the nearest first
 */
export function findContinuedFormulas(
  tree: readonly TexNode[],
  earlier: Iterable<readonly TexNode[]>,
): ContinuedFormula[] {
  const [own] = readStatements(tree);
  if (!own?.leading || /^(?:other|assigned|atMost|atLeast)$/.test(own.leading)) {
    return [];
  }
  const before = sidesBefore(earlier);
  const found = new Map<FormulaId, ContinuedFormula>();
  const [first] = own.sides;
  if (!first) {
    return [];
  }
  for (const [index, side] of own.sides.slice(0, maxDistance).entries()) {
    const relations: Relation[] = [own.leading, ...own.relations.slice(0, index)];
    const right = readExpression(side.nodes);
    for (const { expression: left, relation } of before) {
      if (![...relations, relation].every(statesSide)) {
        break;
      }
      const isDistributed = relation === 'distributed' || relations.includes('distributed');
      const id = recogniseEquation({ left, right, relation: isDistributed ? 'distributed' : 'equals' })?.id;
      if (id && !found.has(id)) {
        found.set(id, { id, start: first.start, end: side.end });
      }
    }
  }
  return [...found.values()];
}

interface SideBefore {
  readonly expression: Expression;
  /** How it is related to the last side of the earlier displays. */
  readonly relation: Relation;
}

/** The last sides of the earlier displays, the nearest first, as far as one chain goes on. */
function sidesBefore(earlier: Iterable<readonly TexNode[]>): SideBefore[] {
  const sides: SideBefore[] = [];
  let relation: Relation = 'equals';
  for (const tree of earlier) {
    const chain = statementToContinue(tree);
    if (!chain) {
      break;
    }
    for (let at = chain.sides.length - 1; at >= 0; at--) {
      sides.push({ expression: readExpression(chain.sides[at]!.nodes), relation });
      if (sides.length >= maxDistance) {
        return sides;
      }
      relation = joined(relation, at > 0 ? chain.relations[at - 1]! : (chain.leading ?? 'equals'));
    }
    if (!chain.leading) {
      break;
    }
  }
  return sides;
}

/** What a further display goes on with: the last equation, before its conditions, or what stands alone. */
function statementToContinue(tree: readonly TexNode[]): Chain | undefined {
  const statements = readStatements(tree);
  return (
    statements.findLast(({ relations, leading }) => relations.includes('equals') || leading !== undefined) ??
    statements.at(-1)
  );
}

/** What a chain says of its ends: equal only where every step is. */
const joined = (a: Relation, b: Relation): Relation =>
  !statesSide(a) || !statesSide(b)
    ? 'other'
    : a === 'distributed' || b === 'distributed'
      ? 'distributed'
      : 'equals';
