import type { WatchSettings } from '../../../src/protocol/playgroundState';
import type { StopRules } from '../../engine/protocol/watching';

/** When a training ends that begins at this step, after so much training time: settings count from there. */
export function stopRulesOf(
  { stopSteps, stopMinutes, stopWhenRising }: WatchSettings,
  { step, elapsedSeconds }: { readonly step: number; readonly elapsedSeconds: number },
): StopRules {
  return {
    ...(stopSteps > 0 ? { untilStep: step + stopSteps } : {}),
    ...(stopMinutes > 0 ? { untilSeconds: elapsedSeconds + 60 * stopMinutes } : {}),
    ...(stopWhenRising ? { whenHeldOutRises: true } : {}),
  };
}
