import { distanceIn } from '../../formulas/distance';
import type { Expression, Quantity } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { isJointDensity } from '../../formulas/shape';
import { isLearned, isNoise } from '../../vocabulary/roles';
import { readStep } from '../../vocabulary/step';

/** Whether a side has a value that another one can be compared with. */
export function isComparable(side: Expression, state: string): boolean {
  if (side.kind === 'number' || quantities(side).some(isDifferential)) {
    return false;
  }
  // The papers do not define β̄.
  if (isExtremum(side) || (side.kind === 'quantity' && side.letter === 'β' && side.accent === 'bar')) {
    return false;
  }
  // A letter before a number, c1, is one name.
  if (side.kind === 'product' && side.factors[0]?.kind === 'quantity' && side.factors[1]?.kind === 'number') {
    return false;
  }
  if (somePart(side, isJointDensity)) {
    return false;
  }
  const scheduled = quantities(side).filter(isFromSchedule);
  // α_0 = β_1 states a condition.
  if (scheduled.length > 0 && side.kind === 'quantity' && /^\d+$/.test(side.sub)) {
    return false;
  }
  const base = side.kind === 'power' ? side.base : side;
  const head = base.kind === 'apply' ? base.head : base;
  if (head.kind !== 'quantity') {
    return !somePart(side, (part) => part.kind === 'opaque');
  }
  return isFromSchedule(head) || (head.letter === 'μ' && head.accent === 'tilde') || isState(side, state);
}

/** A plain state, which the other side says how to draw. */
export function isState(side: Expression, state: string): boolean {
  const head = side.kind === 'apply' ? side.head : side;
  return (
    head.kind === 'quantity' &&
    head.letter === state &&
    head.accent === '' &&
    readStep(head.sub) !== undefined &&
    head.sub !== '0'
  );
}

/** x_{t+1} from x_t, whose β many notes number by t; or a numbered step, x_2 from x_1. */
export function isShifted(left: Expression, right: Expression, state: string): boolean {
  const isNext = ({ sub }: Quantity) => readStep(sub)?.shift === 1;
  if (quantities(left).some(({ sub }) => /^\d+$/.test(sub))) {
    return true;
  }
  // Coefficient 1 on the state: variance exploding, not DDPM.
  if (right.kind === 'sum' && right.terms.some((term) => isState(term, state) || isStart(term))) {
    return true;
  }
  return quantities(left).some(isNext) && !quantities(right).filter(isFromSchedule).some(isNext);
}

/** Whether a state is drawn from x_1 or x_T, which is an end of a path there. */
export function isPath(left: Expression, right: Expression, state: string): boolean {
  const isEnd = ({ letter, sub, accent }: Quantity) =>
    letter === state && accent === '' && /^[1T]$/.test(sub);
  const isNumbered = quantities(left).some(({ letter, sub }) => letter === state && /^\d+$/.test(sub));
  return quantities(right).some(isEnd) && !isNumbered;
}

/** Whether a side holds noise or a state. */
export function isRandom(side: Expression, state: string): boolean {
  return quantities(side).some((each) => isNoise(each, state) || each.letter === state || isLearned(each));
}

/** d, Δ, and derivatives by time: an equation of them holds to first order only. */
const isDifferential = ({ letter, accent, sub }: Quantity): boolean =>
  (letter === 'd' && sub === '') || letter === 'Δ' || /dot/.test(accent) || (letter === 'V' && sub === '');

const isStart = (term: Expression): boolean =>
  term.kind === 'quantity' && /^[xXzy]$/.test(term.letter) && term.sub === '0' && term.accent === '';

/** β_t by its values at the ends. */
export const isChoice = (left: Expression, right: Expression): boolean =>
  left.kind === 'quantity' &&
  /^[αβ]$/.test(left.letter) &&
  quantities(right).some(
    ({ letter, sub }) => /^[αβ]$/.test(letter) && /^(?:\d+|[TN](?:-1)?|min|max|start|end)$/.test(sub),
  );

/** arg min of something, which a factor does not change. */
const isExtremum = (side: Expression): boolean =>
  side.kind === 'product' &&
  ['a', 'r', 'g'].every((letter, index) => {
    const factor = side.factors[index];
    return factor?.kind === 'quantity' && factor.letter === letter;
  });

export const isFromSchedule = ({ letter, accent, label }: Quantity): boolean =>
  label === '' &&
  ((letter === 'α' && /^(?:bar|hat|)$/.test(accent)) || (letter === 'β' && /^(?:tilde|bar|)$/.test(accent)));

export const hasExpectation = (side: Expression): boolean =>
  somePart(side, (part) => part.kind === 'expectation');

/** A mean of squared distances to what a network says. */
export function isLossLike(side: Expression): boolean {
  const distance = distanceIn(side);
  return distance !== undefined && quantities(distance).some(isLearned);
}
