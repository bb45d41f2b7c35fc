import type { Equation } from '../formulas/equation';
import { type Expression, quantities } from '../formulas/expression';
import { readStep } from '../vocabulary/step';
import type { FormulaValues } from '../worlds/formulaValues';

/** The step t, and the one before it, that an equation is about, in one draw. */
export interface Steps {
  readonly t: number;
  readonly previous: number;
}

/** For what t an equation is written. */
export type ReadSteps = (equation: Equation, values: FormulaValues) => Steps;

/** The step of its left side, else the later one of its right side. */
export const stepsOfLeft: ReadSteps = ({ left, right }, values) => {
  const [first] = stepsIn(left, values);
  const t = first === undefined ? laterState(right, values) : first > 0 ? first : NaN;
  return { t, previous: t - 1 };
};

/** The step of the state from which x_0, or what is of x_0, is estimated. */
export const stepsOfEstimate: ReadSteps = ({ right }, values) => {
  const t = laterState(right, values);
  return { t, previous: t - 1 };
};

/** From x_s to x_t, with s two steps earlier. */
export const stepsOfJump: ReadSteps = (equation, values) => ({
  t: stepsOfLeft(equation, values).t,
  previous: values.t - 2,
});

/** Going backward, the step of the later state. */
export const stepsBackward: ReadSteps = ({ left, right }, values) => {
  const later = [...stepsIn(left, values), ...stepsIn(right, values)].filter((step) => step <= values.t + 1);
  const t = Math.max(...later, values.t);
  return { t, previous: t - 1 };
};

/** Going backward by any distance. */
export const stepsOfSubsequence: ReadSteps = ({ left, right }, values) => {
  const all = [...stepsIn(left, values), ...stepsIn(right, values)].filter((step) => step > 0);
  const t = Math.max(...all, values.t);
  const others = all.filter((step) => step < t);
  return { t, previous: others.length > 0 ? Math.min(...others) : t - 1 };
};

/** The step of the state that a mean is a function of. */
export const stepsOfMean: ReadSteps = ({ left, right }, values) => ({
  t: Math.max(...stepsIn(left, values).slice(1), ...stateSteps(right, values), values.t),
  previous: values.t - 1,
});

/** β̃_{t−1} of the step from t: numbered by the state that it is of. */
export const stepsOfVariance: ReadSteps = ({ left, right }, values) => {
  const first = stepsIn(left, values)[0] ?? values.t;
  const t = Math.max(first, ...stepsIn(right, values).filter((step) => step <= values.t));
  return { t, previous: t - 1 };
};

const stepsIn = (expression: Expression, values: FormulaValues): number[] =>
  quantities(expression)
    .filter(({ letter }) => /^[xzyXYαβσμεv]$/.test(letter))
    .filter(({ sub }) => readStep(sub) !== undefined)
    .map(({ sub }) => values.step(sub, new Map()))
    .filter((step) => step !== undefined);

const laterState = (right: Expression, values: FormulaValues): number => {
  const steps = stateSteps(right, values).filter((step) => step > 0);
  return steps.length > 0 ? Math.max(...steps) : values.t;
};

const stateSteps = (expression: Expression, values: FormulaValues): number[] =>
  quantities(expression)
    .filter(({ letter, accent }) => /^[xzyX]$/.test(letter) && accent === '')
    .map(({ sub }) => values.step(sub, new Map()))
    .filter((step) => step !== undefined);
