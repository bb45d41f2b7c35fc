import { historyDepth, type SamplerPlan, type SamplerStep } from './samplerPlan';

export interface Resampling {
  /** How many steps each stretch has that is gone again (`jump_length` of RePaint). */
  readonly jumpLength: number;
  /** How often each stretch is gone (`jump_n_sample`); 1 leaves the plan as it is. */
  readonly resamplings: number;
}

/**
 * A plan that goes stretches of its way several times, noised back up in between, so that an inpainted part and the
 * known one agree (Lugmayr et al. 2022, algorithm 1 and its appendix on schedules): each rise is joined to the step
 * before it.
 * @throws {RangeError} for a plan whose steps look back on earlier ones, or numbers that are no integers from 1 on.
 */
export function resampledPlan(plan: SamplerPlan, { jumpLength, resamplings }: Resampling): SamplerPlan {
  for (const [name, value] of Object.entries({ jumpLength, resamplings })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`${name} of a resampling must be an integer of at least 1, not ${value}.`);
    }
  }
  if (resamplings === 1) {
    return plan;
  }
  if (historyDepth(plan) > 0 || plan.some(({ save }) => save !== null)) {
    throw new RangeError('A sampler that looks back on earlier steps cannot go stretches of its way again.');
  }
  const places = visited(plan.length, { jumpLength, resamplings });
  return places.flatMap((place, i) => {
    const step = plan[place];
    const next = places[i + 1];
    if (!step) {
      return [];
    }
    return [next === undefined || next > place ? step : risen(step, plan[place + 1], plan[next])];
  });
}

/** Places of a plan in the order of their steps; where they fall, there is a rise between. */
function visited(steps: number, { jumpLength, resamplings }: Resampling): number[] {
  const left = new Map<number, number>();
  for (let j = 0; j < steps - jumpLength; j += jumpLength) {
    left.set(j, resamplings - 1);
  }
  const places: number[] = [];
  for (let t = steps; t >= 1;) {
    places.push(steps - t);
    t -= 1;
    const jumps = left.get(t) ?? 0;
    if (jumps > 0) {
      left.set(t, jumps - 1);
      t += jumpLength;
    }
  }
  return places;
}

/** A step, then q(x_up | x_end): x keeps the share of its signal that is left at `up`. */
function risen(step: SamplerStep, end: SamplerStep | undefined, up: SamplerStep | undefined): SamplerStep {
  const keep = ((up?.marginal.signal ?? 1) / (end?.marginal.signal ?? 1)) ** 2;
  const root = Math.sqrt(keep);
  const { x, x0, output, noise } = step.next;
  return {
    ...step,
    next: {
      ...step.next,
      x: root * x,
      x0: root * x0,
      output: root * output,
      noise: Math.sqrt(keep * noise ** 2 + 1 - keep),
    },
  };
}
