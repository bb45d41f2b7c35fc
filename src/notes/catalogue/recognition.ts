import type { Expression } from '../formulas/expression';
import { isScore, type EquationFacts } from '../formulas/equationFacts';

/** Holds the schedule on its right. */
export const isScheduled = (facts: EquationFacts): boolean =>
  facts.hasAny('alpha', 'alphaBar', 'beta', 'betaTilde');

/** Holds a score on its right, the network's or the true one. */
export const hasScore = (facts: EquationFacts): boolean => facts.hasAny('scoreHat') || facts.some(isScore);

/** Holds a function such as log on its right. */
export const rightHasFunction = (name: string) => (facts: EquationFacts) =>
  facts.some((part) => part.kind === 'function' && part.name === name);

/** d x, d x_t, also as the numerator of dx/dt. */
export function isDifferential(left: Expression): boolean {
  const factors = left.kind === 'product' ? left.factors : [];
  const isRateAhead = factors[1]?.kind === 'power';
  // d/dt x_t as well as dx_t/dt.
  const [first, second] = isRateAhead && factors.length === 3 ? [factors[0], factors[2]] : factors;
  return (
    (first?.kind === 'quantity' || first?.kind === 'opaque') &&
    (first.kind === 'quantity' ? first.letter === 'd' && first.sub === '' : first.text === '∂') &&
    (second?.kind === 'quantity' || second?.kind === 'apply') &&
    /^[xXyYzφψ]$/.test(second.kind === 'apply' ? second.head.letter : second.letter)
  );
}

/** dx/dt. */
export const isRate = (facts: EquationFacts): boolean =>
  facts.left.kind === 'product' && facts.left.factors.length > 2;

/** Holds the time t itself on its right. */
export const hasTime = (facts: EquationFacts): boolean =>
  facts.others.some(({ letter, sub }) => letter === 't' && sub === '');

/** Two endpoints of a path: x_0, x_1, or data and noise. */
export function endpoints(facts: EquationFacts): number {
  const keys = new Set(
    [
      ...facts.quantitiesOf('x0'),
      ...facts.quantitiesOf('state'),
      ...facts.quantitiesOf('noise'),
      ...facts.quantitiesOf('data'),
    ]
      .filter(({ sub }) => sub === '' || sub === '0' || sub === '1')
      .map(({ letter, sub }) => letter + sub),
  );
  return keys.size;
}

/** A state at some time, by the letters of paths and flows as well. */
export const isStateLike = ({ head, left }: EquationFacts): boolean =>
  head !== undefined &&
  left.kind !== 'power' &&
  /^[xXyzZφψ]$/.test(head.letter) &&
  (head.accent === '' || head.accent === 'tilde') &&
  (/[tksiΔ]/.test(head.sub) || left.kind === 'apply');
