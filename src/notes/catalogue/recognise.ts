import type { Equation } from '../formulas/equation';
import { EquationFacts } from '../formulas/equationFacts';
import { formulas, type FormulaId } from '.';
import type { Formula } from './formula';

/** A formula that an equation states; the equation is turned so that the formula's left side is on the left. */
export interface StatedFormula {
  readonly id: FormulaId;
  readonly equation: Equation;
}

/** The known formula that an equation states, if any; the sides of an equality may be swapped. */
export function recogniseEquation(equation: Equation): StatedFormula | undefined {
  const { left, right, relation } = equation;
  const found = recogniseAsWritten(equation);
  if (found || relation !== 'equals') {
    return found;
  }
  return recogniseAsWritten({ left: right, right: left, relation });
}

function recogniseAsWritten(equation: Equation): StatedFormula | undefined {
  const facts = new EquationFacts(equation);
  const found = formulas.find(
    (each: Formula) => (equation.relation !== 'tends' || each.isLimit) && each.recognises(facts),
  );
  return found && { id: found.id, equation };
}
