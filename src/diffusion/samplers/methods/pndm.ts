import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { convertPrediction } from '../../parameterisation';
import { scheduledStep, type Place, type Sampler, type ScheduledStep } from '../sampler';
import { linspace, wholeTimesteps } from '../schedulerTimesteps';
import { VarianceSchedule } from '../varianceSchedule';

/** Evaluations of a Runge–Kutta step, and slopes that the multistep formula looks back on. */
const order = 4;

/** Weights of the newest slope and those before it (Adams–Bashforth). */
const multistep = [
  [1],
  [3 / 2, -1 / 2],
  [23 / 12, -16 / 12, 5 / 12],
  [55 / 24, -59 / 24, 37 / 24, -9 / 24],
] as const;

/** Where a slope carries a sample: sample · x + slope · e. */
interface Transfer {
  readonly sample: number;
  readonly slope: number;
}

/** Pseudo-numerical methods (Liu et al. 2022, algorithm 2): Runge–Kutta, then multistep; diffusers' PNDMScheduler. */
export const pndm = {
  className: 'PNDMScheduler',
  defaults: {
    ...common.schedule,
    ...common.leading,
    prediction_type: 'epsilon',
    skip_prk_steps: false,
    set_alpha_to_one: false,
  },
  sampler: (config, steps): Sampler => {
    const schedule = new VarianceSchedule(config);
    const T = config.num_train_timesteps;
    const stride = Math.floor(T / (steps ?? T));
    const half = Math.floor(stride / 2);
    const falling = steps === null ? linspace(T - 1, 0, T) : wholeTimesteps(config, steps);
    const start = config.skip_prk_steps || steps === null ? [] : rungeKuttaTimesteps(falling, stride);
    const timesteps = config.skip_prk_steps
      ? // The second timestep is visited twice: its slope is averaged with the first one's.
        [...falling.slice(0, 2), ...falling.slice(1)]
      : [...start, ...falling.slice(start.length > 0 ? order - 1 : 0)];
    const last = config.set_alpha_to_one ? 1 : schedule.alphaBar(0);

    /** Eq. 11 of the paper; diffusers counts it as 9. */
    const transfer = (from: number, to: number): Transfer => {
      const [now, next] = [schedule.alphaBar(from), schedule.alphaBar(to, last)];
      const epsilon = convertPrediction(config.prediction_type, 'epsilon', schedule.marginal(from));
      const denominator = now * Math.sqrt(1 - next) + Math.sqrt(now * (1 - now) * next);
      const factor = -(next - now) / denominator;
      return { sample: Math.sqrt(next / now) + factor * epsilon.x, slope: factor * epsilon.output };
    };
    /** Where the evaluation at a place of the Runge–Kutta start leads, from its step's first timestep. */
    const stageTransfer = (index: number): Transfer => {
      const stage = index % order;
      const here = timesteps[index] ?? 0;
      return transfer(timesteps[index - stage] ?? 0, here - (stage % 2 === 1 ? 0 : half));
    };
    /** Slopes that are known at a multistep place, its own included; the second evaluation of a timestep adds none. */
    const knownSlopes = ({ index, taken }: Place): number => {
      const began = index - taken;
      const fromStart = Math.max(0, start.length - began) / order;
      const own = index - Math.max(began, start.length) + 1;
      return config.skip_prk_steps && began === 0 ? Math.max(1, taken) : fromStart + own;
    };
    const given = (place: Place) => ({
      predictX0: convertPrediction(config.prediction_type, 'sample', schedule.marginal(place.timestep)),
    });
    const make = (
      place: Place,
      rest: Omit<Parameters<typeof scheduledStep>[2], 'predictX0'>,
    ): ScheduledStep => scheduledStep(place, schedule.marginal(place.timestep), { ...given(place), ...rest });

    /**
     * One of the four evaluations o_0…o_3 of a Runge–Kutta step, which all start from its first sample s. Only
     * o_0 is remembered, for the multistep formula; o_1 and o_2 are read off the samples that they led to.
     */
    const rungeKutta = (place: Place): ScheduledStep => {
      const first = place.index - (place.index % order);
      const [t0, t1, t2, t3] = [0, 1, 2, 3].map((stage) => stageTransfer(first + stage)) as [
        Transfer,
        Transfer,
        Transfer,
        Transfer,
      ];
      const third = t3.slope / 3;
      // What o_1 and o_2 contribute to the end of the step, where x is s · sample + o · slope.
      const weight1 = third / t1.slope;
      const weight2 = third / t2.slope;
      const kept = t3.sample - weight1 * t1.sample - weight2 * t2.sample;
      switch (place.index - first) {
        case 0:
          return make(place, {
            remember: { output: 1 },
            save: { x: 1 },
            next: { x: t0.sample, output: t0.slope },
          });
        case 1:
          return make(place, { next: { saved: t1.sample, output: t1.slope } });
        case 2:
          // From here on s holds all that is known of the end; the old s is still in it.
          return make(place, {
            save: { x: weight1, saved: kept },
            next: { x: (-weight1 * t2.sample) / kept, saved: t2.sample / kept, output: t2.slope },
          });
        default:
          return make(place, {
            next: { x: weight2, saved: 1, history: [t3.slope / 6], output: t3.slope / 6 },
          });
      }
    };

    const adamsBashforth = (place: Place): ScheduledStep => {
      // A run that begins amid the list meets each timestep once.
      if (place.taken === 1 && place.index === 1 && config.skip_prk_steps) {
        const { sample, slope } = transfer(place.timestep + stride, place.timestep);
        return make(place, { next: { saved: sample, output: slope / 2, history: [slope / 2] } });
      }
      const { sample, slope } = transfer(place.timestep, place.timestep - stride);
      const weights = multistep[Math.min(knownSlopes(place), order) - 1] ?? multistep[order - 1];
      return make(place, {
        remember: { output: 1 },
        ...(place.taken === 0 ? { save: { x: 1 } } : {}),
        next: { x: sample, history: (weights ?? []).map((weight) => weight * slope) },
      });
    };

    return {
      timesteps,
      initNoiseSigma: 1,
      mayBeginAt: (index) =>
        config.skip_prk_steps ? index !== 1 : index >= start.length || index % order === 0,
      marginal: ({ timestep }) => schedule.marginal(timestep),
      step: (place) => (place.index < start.length ? rungeKutta(place) : adamsBashforth(place)),
    };
  },
} as const satisfies SamplerMethod;

/** Each of the first three steps evaluates at its beginning, twice at its middle, and at its end. */
function rungeKuttaTimesteps(falling: readonly number[], stride: number): number[] {
  if (falling.length < order) {
    throw new RangeError(`PNDM's Runge–Kutta start takes at least ${order} steps, not ${falling.length}.`);
  }
  const half = Math.floor(stride / 2);
  if (half === 0) {
    throw new RangeError(
      'PNDM’s Runge–Kutta start evaluates between timesteps, so that at most every second one can be a step. Take half as many steps, or set skip_prk_steps.',
    );
  }
  return falling.slice(0, order - 1).flatMap((t, i) => {
    const next = falling[i + 1] ?? 0;
    return [t, next + half, next + half, next];
  });
}
