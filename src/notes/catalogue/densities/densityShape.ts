import { isLearned } from '../../vocabulary/roles';
import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import type { Facts } from '../../formulas/equationFacts';

/** A density p(a | b), by the text of its arguments: `q|t-1|t,0` for q(x_{t−1}|x_t, x_0). */
function signature(expression: Expression): string | undefined {
  if (expression.kind !== 'apply' || !/^[pq]$/.test(expression.head.letter)) {
    return undefined;
  }
  const groups = expression.groups.map((group) =>
    group.map((each) =>
      each.kind === 'quantity' && /^[xzyX]$/.test(each.letter) ? each.sub || each.letter : '?',
    ),
  );
  const learned = isLearned(expression.head) ? 'θ' : '';
  return `${expression.head.letter}${learned}|${groups.map((group) => [...group].sort().join(',')).join('|')}`;
}

export const isLeft = (pattern: RegExp) => (facts: Facts) => pattern.test(signature(facts.left) ?? '');

export const densityIn = (pattern: RegExp) => (expression: Expression) =>
  somePart(expression, (part) => pattern.test(signature(part) ?? ''));

export const reduces = (operator: 'product' | 'integral') => (facts: Facts) =>
  facts.some((part) => part.kind === 'reduce' && part.operator === operator);

export const divergence = (facts: Facts): Expression | undefined => {
  let found: Expression | undefined;
  facts.some((part) => {
    if (part.kind === 'apply' && part.head.letter === 'D' && part.head.sub === 'KL') {
      found ??= part;
    }
    return false;
  });
  return found;
};

export const isBoundTerm = (facts: Facts): boolean => facts.named(/^[Lℒ]$/);
