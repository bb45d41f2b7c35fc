import { isDensity } from '../formulas/shape';
import { isLearned } from '../vocabulary/roles';
import type { Equation } from '../formulas/equation';
import type { Expression } from '../formulas/expression';
import { mapParts } from '../formulas/expression';
import { somePart } from '../formulas/equationFacts';

/** ∇p(x) where the score ∇ log p(x) is meant. */
const isBareGradient = (part: Expression): boolean =>
  part.kind === 'apply' &&
  part.head.letter === '∇' &&
  !isLearned(part.head) &&
  isDensityOrPower(part.groups[0]?.[0]);

const isDensityOrPower = (part: Expression | undefined): boolean =>
  part !== undefined && (part.kind === 'power' ? isDensityOrPower(part.base) : isDensity(part));

/** Whether a formula holds the gradient of a density itself. */
export const holdsBareGradient = ({ left, right }: Equation): boolean =>
  [left, right].some((side) => somePart(side, isBareGradient));

/** The formula with ∇ log p in place of every ∇p. */
export function withLogarithms(equation: Equation): Equation {
  const restore = (part: Expression): Expression =>
    part.kind === 'apply' && isBareGradient(part)
      ? { ...part, groups: [[{ kind: 'function', name: 'log', argument: part.groups[0]![0]! }]] }
      : mapParts(part, restore);
  return { ...equation, left: restore(equation.left), right: restore(equation.right) };
}
