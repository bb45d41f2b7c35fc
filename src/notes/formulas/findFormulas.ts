import type { FormulaId, FormulaOccurrence, MathSpan } from '../note';
import type { TexNode } from '../tex/node';
import { recogniseEquation } from '../catalogue/recognise';
import type { Chain } from './equations';
import { readChains } from './equations';
import { mentions } from './shape';
import { readExpression } from './readExpression';

/** Finds the known formulas in a span's tree, in order. Within one chain each formula is told once. */
export function findFormulas(nodes: readonly TexNode[], span: MathSpan): FormulaOccurrence[] {
  return readChains(nodes).flatMap((chain) => inChain(chain, span));
}

/** Sides further apart than this are not compared: no formula of the catalogue is written so. */
const maxDistance = 6;

/** Of a longer chain only the beginning is compared. */
const maxSides = 60;

/** Some side of every formula of the catalogue has one of these. */
const tellingLetters = /^(?:[αβεμLDdvuσSλcxXψφpqfghHPw]|SNR|∇)$/;

function inChain(chain: Chain, span: MathSpan): FormulaOccurrence[] {
  const sides = chain.sides
    .slice(0, maxSides)
    .map((side) => ({ ...side, expression: readExpression(side.nodes) }));
  if (!sides.some(({ expression }) => mentions(expression, ({ letter }) => tellingLetters.test(letter))))
    return [];
  const found = new Map<FormulaId, FormulaOccurrence>();
  // Neighbours first: of several equations in a chain that state one formula, the shortest counts.
  for (let distance = 1; distance <= Math.min(maxDistance, sides.length - 1); distance++) {
    for (let index = 0; index + distance < sides.length; index++) {
      const relations = chain.relations.slice(index, index + distance);
      if (relations.includes('other')) continue;
      const [left, right] = [sides[index]!, sides[index + distance]!];
      const relation = relations.includes('distributed') ? 'distributed' : 'equals';
      const id = recogniseEquation({ left: left.expression, right: right.expression, relation })?.id;
      if (id && !found.has(id)) found.set(id, { id, start: left.start, end: right.end, span });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
