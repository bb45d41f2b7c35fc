import { explodingMarginal, type KDiffusion } from './kDiffusion';
import { scheduledStep, type Place, type Sampler } from './sampler';
import type { FullSchedulerConfig } from './schedulerKeys';
import { roundHalfEven } from './timesteps';
import { explodingX0, unitInput } from './sigmaSchedule';

const { fround } = Math;

/** A step from σ by the slope at `middle` to `down`, with noise `up` added there. */
export interface MidpointStep {
  readonly sigma: number;
  /** 0 at the last step, which is Euler's. */
  readonly middle: number;
  readonly down: number;
  readonly up: number;
}

/** The midpoint method on the probability flow, the middle taken in ln σ (Karras et al. 2022, algorithm 2 after Crowson). */
export function midpointSampler(
  config: FullSchedulerConfig,
  { schedule, levels, sigmas, initNoiseSigma }: KDiffusion,
  ancestral: boolean,
  stepBetween: (sigma: number, next: number) => MidpointStep,
): Sampler {
  const steps = Array.from(sigmas.subarray(0, -1), (sigma, k) => stepBetween(sigma, sigmas[k + 1] ?? 0));
  const round = config.use_karras_sigmas ? roundHalfEven : fround;
  const timesteps = levels.timesteps.flatMap((timestep, k) => {
    const before = steps[k - 1];
    return before ? [fround(schedule.timestepOf(before.middle)), round(timestep)] : [round(timestep)];
  });
  const stepAt = (place: Place): MidpointStep & { readonly level: number; readonly second: boolean } => {
    const second = place.index % 2 === 1;
    const step = steps[Math.floor(place.index / 2)];
    if (!step) {
      throw new RangeError(`This run has no timestep ${place.timestep}.`);
    }
    return { ...step, second, level: second ? step.middle : step.sigma };
  };
  return {
    timesteps,
    initNoiseSigma,
    exploding: true,
    marginal: (place) => explodingMarginal(stepAt(place).level),
    step: (place) => {
      const { sigma, middle, down, up, level, second } = stepAt(place);
      const share = (second ? down - sigma : middle - sigma) / level;
      const common = { inputScale: unitInput(level), predictX0: explodingX0(config.prediction_type, level) };
      return second
        ? scheduledStep(place, explodingMarginal(level), {
            ...common,
            next: { saved: 1, x: share, x0: -share, noise: up },
            draws: ancestral,
          })
        : scheduledStep(place, explodingMarginal(level), {
            ...common,
            save: { x: 1 },
            next: { x: 1 + share, x0: -share },
          });
    },
  };
}

/** Half way in ln σ, rounded as the original rounds. */
export function middleInLog(start: number, end: number): number {
  const [from, to] = [fround(Math.log(start)), fround(Math.log(end))];
  return start === 0 || end === 0 ? 0 : fround(Math.exp(fround(to - fround(fround(to - from) * 0.5))));
}
