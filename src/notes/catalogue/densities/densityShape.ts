import { isDivergence } from '../../formulas/shape';
import { isLearned } from '../../vocabulary/roles';
import { readDensity } from '../../formulas/density';
import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import type { EquationFacts } from '../../formulas/equationFacts';

/** A density p(a | b), by the steps of its arguments: `q|t-1|0,t` for q(x_{t−1}|x_t, x_0). */
function signature(expression: Expression): string | undefined {
  const density = readDensity(expression);
  if (!density) {
    return undefined;
  }
  const { head, groups } = density;
  const steps = groups.map((group) =>
    group.map((each) =>
      each.kind === 'quantity' && /^[xzyX]$/.test(each.letter) ? each.sub || each.letter : '?',
    ),
  );
  const learned = isLearned(head) ? 'θ' : '';
  return `${head.letter}${learned}|${steps.map((group) => [...group].sort().join(',')).join('|')}`;
}

export const isLeft = (pattern: RegExp) => (facts: EquationFacts) =>
  pattern.test(signature(facts.left) ?? '');

export const densityIn = (pattern: RegExp) => (expression: Expression) =>
  somePart(expression, (part) => pattern.test(signature(part) ?? ''));

export const reduces = (operator: 'product' | 'integral') => (facts: EquationFacts) =>
  facts.some((part) => part.kind === 'reduce' && part.operator === operator);

/** The first Kullback–Leibler divergence on the right side. */
export const divergence = (facts: EquationFacts): Expression | undefined => {
  let found: Expression | undefined;
  facts.some((part) => {
    if (isDivergence(part)) {
      found ??= part;
    }
    return false;
  });
  return found;
};

export const isBoundTerm = (facts: EquationFacts): boolean => facts.leftRole === 'loss';
