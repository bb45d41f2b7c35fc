import { sweepNeedsClasses } from '../../engine/jobs/guidanceSweepJob';
import { whyNot } from '../../engine/jobs/samplingCourse';
import { chosenNetwork } from '../models/chosenNetwork';
import type { ViewContext } from '../view';

type Context = Pick<ViewContext, 'run' | 'store'>;

let last: { readonly key: string; readonly reason: string | undefined } | undefined;

/** Why the chosen network cannot be sampled as the page's settings ask: by its task, or by its sampler. */
export function samplingRefusal(context: Context): string | undefined {
  return taskRefusal(context) ?? samplerRefusal(context);
}

/** Why the chosen network cannot do the chosen task; points are drawn from noise whatever the task. */
export function taskRefusal(context: Context): string | undefined {
  const { points, guidable } = chosenNetwork(context);
  const sweeps = context.store.state.sample.mode === 'guidance' && !points;
  return sweeps && !guidable ? sweepNeedsClasses() : undefined;
}

/** Why the chosen network has no steps under the sampler's settings; worked out once for equal ones. */
export function samplerRefusal(context: Context): string | undefined {
  const { schedule, loss } = chosenNetwork(context);
  const { sample } = context.store.state;
  const settings = { ...sample, steps: Math.min(sample.steps, schedule.T) };
  const key = JSON.stringify([schedule, loss, settings]);
  if (last?.key !== key) {
    last = { key, reason: whyNot({ schedule, loss }, settings) };
  }
  return last.reason;
}
