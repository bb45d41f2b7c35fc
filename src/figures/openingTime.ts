import type { SharedState } from './figure';
import { figureSpec, isFigureId } from './index';

/** The t that a figure opens with where nobody names one; undefined for what shows the t that figures share. */
export function openingTime(view: string | undefined, T: number): number | undefined {
  const t = view !== undefined && isFigureId(view) ? figureSpec(view).opensAt : undefined;
  return t === undefined ? undefined : Math.min(t, T);
}

/** The step of T that is the same part of the way. */
export const sameShare = ({ t, schedule }: SharedState, T: number): number =>
  Math.min(T, Math.max(1, Math.round((t * T) / schedule.T)));
