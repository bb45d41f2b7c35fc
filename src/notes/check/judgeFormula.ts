import { spend } from '../budget';
import { compareWithTruth } from '../catalogue/compareWithTruth';
import type { Formula } from '../catalogue/formula';
import type { Surroundings } from '../catalogue/judge';
import type { Equation } from '../formulas/equation';
import { holdsBareGradient, withLogarithms } from '../worlds/bareGradients';
import { best, type Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import { mixesStepAndSubsequence, withStepT } from '../worlds/stepIndex';

/** Whether an equation is true of the formula that it is meant as, in one of the conventions that it may follow. */
export const judgeFormula = (
  formula: Formula,
  equation: Equation,
  conventions: readonly Convention[],
  around: Surroundings,
): Verdict =>
  best(
    (formula.conventions ?? conventions).map((each) => judgeInConvention(formula, equation, each, around)),
  );

function judgeInConvention(
  formula: Formula,
  written: Equation,
  convention: Convention,
  around: Surroundings,
): Verdict {
  // As much as the evaluations that follow take.
  spend(200);
  const equation = formula.isOfOneStep ? withStepT(written) : written;
  if (formula.isOfScores && holdsBareGradient(equation)) {
    return judgeInConvention(formula, withLogarithms(equation), convention, around) === 'right'
      ? 'wrong'
      : 'unknown';
  }
  const { truth, judge } = formula;
  if (truth && mixesStepAndSubsequence(equation)) {
    return 'unknown';
  }
  const byTruth = () => (truth ? compareWithTruth(truth, equation, convention) : 'unknown');
  return judge ? judge(equation, { convention, byTruth, around }) : byTruth();
}
