import { isLearned } from '../vocabulary/roles';
import { isSameStep, isSameTime, readStep, start, type Step } from '../vocabulary/step';
import type { Equation } from './equation';
import type { Quantity } from './expression';
import { quantities } from './expression';

/** The two times of a sampler's step: where it goes, and where it starts, by their subscripts. */
export interface TwoTimes {
  readonly letter: string;
  readonly to: string;
  readonly from: string;
}

const isTimed = (quantity: Quantity): boolean =>
  /^[xzX]$/.test(quantity.letter) &&
  /^(?:|tilde)$/.test(quantity.accent) &&
  quantity.sub !== '' &&
  !isLearned(quantity) &&
  !isStart(readStep(quantity.sub));

const isStart = (step: Step | undefined): boolean => step !== undefined && isSameStep(step, start);

const isOfTime = ({ letter, accent }: Quantity): boolean =>
  letter === 'α' || letter === 'λ' || (letter === 'σ' && accent === '');

/**
 * Reads a step from one state to another, by whatever subscripts: each side names one state, and the schedule is
 * asked at these two times only, at the one it goes to at least.
 */
export function readTwoTimes({ left, right }: Equation): TwoTimes | undefined {
  const to = single(quantities(left).filter(isTimed));
  const from = single(quantities(right).filter(isTimed));
  if (!to || !from || to.letter !== from.letter || isSameTime(to.sub, from.sub)) {
    return undefined;
  }
  const times = [...quantities(left), ...quantities(right)].filter(isOfTime);
  const isKnown = times.every(
    ({ letter, sub }) =>
      isSameTime(sub, to.sub) || isSameTime(sub, from.sub) || (sub === '' && letter === 'σ'),
  );
  const reachesEnd = times.some(({ letter, sub }) => letter !== 'λ' && isSameTime(sub, to.sub));
  return isKnown && reachesEnd ? { letter: to.letter, to: to.sub, from: from.sub } : undefined;
}

function single(found: readonly Quantity[]): Quantity | undefined {
  const [first] = found;
  return first && found.every(({ letter, sub }) => letter === first.letter && isSameTime(sub, first.sub))
    ? first
    : undefined;
}
