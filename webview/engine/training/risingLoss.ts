import type { HeldOutLoss } from '../protocol/watching';

/** So many measurements in a row must lie above the lowest one. */
export const patience = 8;

/**
 * Whether a held-out loss has stopped falling: none of its last measurements since training began or went on was
 * below those before. Early stopping as in Prechelt 1998, “Early Stopping — But When?”, its third criterion without
 * strips.
 */
export function hasRisen(losses: readonly Pick<HeldOutLoss, 'loss'>[]): boolean {
  if (losses.length <= patience) {
    return false;
  }
  const lowest = (of: readonly Pick<HeldOutLoss, 'loss'>[]) => Math.min(...of.map(({ loss }) => loss));
  return lowest(losses.slice(-patience)) > lowest(losses.slice(0, -patience));
}
