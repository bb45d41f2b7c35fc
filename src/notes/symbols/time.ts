import type { SymbolId } from '../note';
import { isTime as isTimeStep, readStep, readStepRange } from '../vocabulary/step';
import type { Classified } from './letterRule';

/** The subscript names a time of the process, or a stretch of it: `t`, `t-1`, `T`, `0`, `500`, `1:T`. */
export function isTime(sub: string): boolean {
  const step = readStep(sub);
  if (step) {
    return isTimeStep(step);
  }
  const range = readStepRange(sub);
  return range !== undefined && isTimeStep(range.from) && isTimeStep(range.to);
}

/** A time, or an index that runs over steps: `i`, `k-1`, `τ_i`. */
export const isStep = (sub: string): boolean =>
  readStep(sub) !== undefined || readStepRange(sub) !== undefined;

/** A symbol with the step that its subscript names, if any. */
export const withTime = (id: SymbolId, sub: string): Classified => (sub === '' ? { id } : { id, time: sub });
