import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { type Verdict, compare, perWorld } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';

/** Densities of the process, each by its value at this draw's states. */
export function judgeDensities({ left, right }: Equation): Verdict {
  const letters = readLetters([left, right]);
  const values = perWorld((world) => new FormulaValues(world, ddpmConvention, letters, { densities: true }));
  return compare(
    (world) => evaluate(left, values(world)),
    (world) => evaluate(right, values(world)),
  );
}
