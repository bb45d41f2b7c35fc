import type { HeldOutLoss, StopReason, StopRules } from '../protocol/watching';
import { hasRisen } from './risingLoss';

/** How far a training is. */
interface Progress {
  readonly step: number;
  readonly seconds: number;
  /** Held-out losses since it began. */
  readonly heldOut: readonly HeldOutLoss[];
}

/** Which rule ends a training now; undefined while it goes on. */
export function stopReason(rules: StopRules, { step, seconds, heldOut }: Progress): StopReason | undefined {
  const { untilStep = Infinity, untilSeconds = Infinity, whenHeldOutRises = false } = rules;
  if (step >= untilStep) {
    return 'step';
  }
  if (seconds >= untilSeconds) {
    return 'time';
  }
  return whenHeldOutRises && hasRisen(heldOut) ? 'heldOutRose' : undefined;
}
