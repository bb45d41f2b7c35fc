import { whyNot } from '../../engine/jobs/samplingCourse';
import { chosenNetwork } from '../models/chosenNetwork';
import type { ViewContext } from '../view';

let last: { readonly key: string; readonly reason: string | undefined } | undefined;

/** Why the chosen network cannot be sampled as the page's settings ask; worked out once for equal settings. */
export function samplingRefusal(context: Pick<ViewContext, 'run' | 'store'>): string | undefined {
  const { schedule, loss } = chosenNetwork(context);
  const { sample } = context.store.state;
  const settings = { ...sample, steps: Math.min(sample.steps, schedule.T) };
  const key = JSON.stringify([schedule, loss, settings]);
  if (last?.key !== key) last = { key, reason: whyNot({ schedule, loss }, settings) };
  return last.reason;
}
