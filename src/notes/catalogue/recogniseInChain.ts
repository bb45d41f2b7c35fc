import type { FormulaId } from '.';
import type { Expression } from '../formulas/expression';
import { type Relation, statesSide } from '../formulas/relations';
import { recogniseEquation, type StatedFormula } from './recognise';

/** Of a longer chain only the beginning is compared. */
export const maxSides = 60;

/** Sides further apart than this are not compared: no formula of the catalogue is written so. */
export const maxDistance = 6;

/** A formula that two sides of a chain state, by the places of these. */
export interface FormulaInChain extends StatedFormula {
  readonly left: number;
  readonly right: number;
}

/**
 * The known formulas of a chain, each once: of several equations that state one formula, the shortest, and of these
 * the first.
 */
export function recogniseInChain(
  sides: readonly Expression[],
  relations: readonly Relation[],
): FormulaInChain[] {
  const found = new Map<FormulaId, FormulaInChain>();
  for (let distance = 1; distance <= Math.min(maxDistance, sides.length - 1); distance++) {
    for (let left = 0; left + distance < sides.length; left++) {
      const right = left + distance;
      const between = relations.slice(left, right);
      const isLimit = distance === 1 && between[0] === 'tends';
      if (!isLimit && !between.every(statesSide)) {
        continue;
      }
      const relation = isLimit ? 'tends' : between.includes('distributed') ? 'distributed' : 'equals';
      const stated = recogniseEquation({ left: sides[left]!, right: sides[right]!, relation });
      if (stated && !found.has(stated.id)) {
        found.set(stated.id, { ...stated, left, right });
      }
    }
  }
  return [...found.values()];
}
