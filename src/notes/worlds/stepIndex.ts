import type { Equation } from '../formulas/equation';
import type { Expression, Quantity } from '../formulas/expression';
import { mapQuantities, parts, quantities } from '../formulas/expression';
import { isIndex, readStep } from '../vocabulary/step';

const steps = ({ letter, sub }: Quantity) =>
  /^[xXzZyαβμσεΣ]$/.test(letter) ? readStep(sub)?.base : undefined;

/** The same equation about t, where it counts its steps by k, i, n or j throughout. */
export function withStepT(equation: Equation): Equation {
  const all = [...quantities(equation.left), ...quantities(equation.right)];
  const bases = new Set(
    all.map(steps).filter((base): base is string => base !== undefined && base !== '' && base !== 'T'),
  );
  if (bases.has('t') || all.some(({ letter, sub }) => letter === 't' && sub === '')) {
    return equation;
  }
  const own = [...bases].find((base) => isIndex({ base, shift: 0 }));
  if (bases.size !== 1) {
    return equation;
  }
  if (!own || bound(equation.right).has(own)) {
    return equation;
  }
  const rename = renamed(own);
  return {
    ...equation,
    left: mapQuantities(equation.left, rename),
    right: mapQuantities(equation.right, rename),
  };
}

function bound(expression: Expression): Set<string> {
  const found = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === 'reduce') {
      found.add(part.index);
    }
    parts(part).forEach(visit);
  };
  visit(expression);
  return found;
}

/** The quantity with t in place of its index. */
const renamed =
  (letter: string) =>
  (quantity: Quantity): Quantity => {
    if (quantity.letter === letter && quantity.sub === '') {
      return { ...quantity, letter: 't' };
    }
    return readStep(quantity.sub)?.base === letter
      ? { ...quantity, sub: `t${quantity.sub.slice(1)}` }
      : quantity;
  };

/** Steps counted by t beside places of a subsequence: nothing says which t a place τ_i is. */
export function mixesStepAndSubsequence({ left, right }: Pick<Equation, 'left' | 'right'>): boolean {
  const bases = new Set(
    [...quantities(left), ...quantities(right)]
      .filter(({ letter }) => /^[xzyαβσ]$/.test(letter))
      .map(({ sub }) => readStep(sub)?.base),
  );
  return bases.has('t') && (bases.has('τ_i') || bases.has('t_i'));
}
