import { evaluate } from '../formulas/evaluate';
import type { Expression } from '../formulas/expression';
import { quantities, sum } from '../formulas/expression';
import { isLearned } from '../vocabulary/roles';
import { isEqual, worlds, type Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import { readLetters } from '../worlds/letters';
import { FreeValues } from './freeValues';

/** A side of an objective with a constant at its end: A + C. */
export function withoutConstant(side: Expression): Expression | undefined {
  if (side.kind !== 'sum') {
    return undefined;
  }
  const rest = side.terms.filter((term) => !isConstant(term));
  return rest.length < side.terms.length && rest.length > 0 ? sum(rest) : undefined;
}

const isConstant = (term: Expression): boolean =>
  term.kind === 'quantity'
    ? /^[Cc]$/.test(term.letter) && /^\d?$/.test(term.sub)
    : term.kind === 'opaque' && /^\s{0,9}(?:const|constant|常数|常數)\.?\s{0,9}$/.test(term.text);

/**
 * Whether two sides differ by nothing that a network stands in: by the constant that one of them names, as
 * E‖s_θ − g‖² = E‖s_θ‖² − 2E[s_θ·g] + C.
 */
export function compareUpToNetworks(left: Expression, right: Expression, convention: Convention): Verdict {
  const sides = [left, right] as const;
  const letters = readLetters(sides);
  if (!sides.every((side) => quantities(side).some(isLearned))) {
    return 'unknown';
  }
  for (const world of worlds.slice(0, 3)) {
    const apart: number[] = [];
    for (const networks of [1, 2, 3]) {
      const read = sides.map((side) => {
        const values = new FreeValues({ world, convention, letters, dependence: 'any', networks });
        return { value: evaluate(side, values), names: values.names };
      });
      const [a, b] = read;
      const isKnown = [...b!.names].every((name) => a!.names.has(name));
      if (a!.value === undefined || b!.value === undefined || !isKnown) {
        return 'unknown';
      }
      apart.push(a!.value - b!.value);
    }
    if (!apart.every((each) => isEqual(each, apart[0]!))) {
      return 'wrong';
    }
  }
  return 'right';
}
