import { formulaOf } from '.';
import { maxSides, recogniseInChain } from './recogniseInChain';
import type { FormulaOccurrence, MathSpan } from '../note';
import type { TexNode } from '../tex/node';
import type { Chain } from '../formulas/equations';
import { readChains } from '../formulas/equations';
import { readExpression } from '../formulas/readExpression';

/** Finds the known formulas in a span's tree, in order. Within one chain each formula is told once. */
export function findFormulas(nodes: readonly TexNode[], span: MathSpan): FormulaOccurrence[] {
  return readChains(nodes).flatMap((chain) => inChain(chain, span));
}

function inChain({ sides, relations }: Chain, span: MathSpan): FormulaOccurrence[] {
  const expressions = sides.slice(0, maxSides).map(({ nodes }) => readExpression(nodes));
  return recogniseInChain(expressions, relations)
    .map(({ id, equation, left, right }) => {
      const shows = formulaOf(id).run?.showsAs?.(equation);
      const place = { id, start: sides[left]!.start, end: sides[right]!.end, span };
      return shows ? { ...place, shows } : place;
    })
    .sort((a, b) => a.start - b.start);
}
