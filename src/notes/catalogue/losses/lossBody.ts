import { isLearned, isLossName } from '../../vocabulary/roles';
import { distanceIn } from '../../formulas/distance';
import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import type { EquationFacts } from '../../formulas/equationFacts';

/** A loss by its letter, or one minus a constant. */
export const isLoss = (facts: EquationFacts): boolean =>
  facts.leftRole === 'loss' || leftIsLossMinusConstant(facts.left);

/** L_{t−1} − C. */
const leftIsLossMinusConstant = (left: Expression): boolean =>
  left.kind === 'sum' && left.terms[0]?.kind === 'quantity' && isLossName(left.terms[0]);

export const holds = (facts: EquationFacts, test: (body: Expression) => boolean): boolean => {
  const distance = isLoss(facts) ? distanceIn(facts.right) : undefined;
  return distance?.body.kind === 'sum' && test(distance.body);
};

export const hasLetter = (
  body: Expression,
  test: (letter: string, sub: string, accent: string) => boolean,
): boolean => somePart(body, (part) => part.kind === 'quantity' && test(part.letter, part.sub, part.accent));

export const isLearnedLetter = (letter: string) => (body: Expression) =>
  hasLetter(body, (each, sub) => each === letter && isLearned({ sub }));
