import { BoundedCache } from '../base/boundedCache';
import { closedForm } from '../diffusion/forwardProcess';
import { sampleMixture } from '../diffusion/distributions/mixture';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { exactDenoiser } from '../diffusion/distributions/exactDenoiser';
import { TinyDiffusion } from '../diffusion/tinyNetworks/tinyDiffusion';
import type { ScheduleConfig } from '../diffusion/schedule';
import { planeDataOf, type PlaneData } from './planeData';
import { scheduleOf } from './scheduleMemo';

/** Steps of the training. */
export const scoreSteps = 1500;
const width = 48;
const highestRate = 5e-3;
/** Points of q(x_t) over which the learned and the exact noise are compared. */
const comparedPoints = 300;

/** What a learned score follows from. */
export type LearnedState = PlaneData & { readonly schedule: ScheduleConfig; readonly seed: number };

/**
 * A score learned by denoising score matching (Vincent 2011), weighted as DDPM's simple loss: a small network that
 * predicts ε, whose score is −ε_θ / √(1 − ᾱ_t) (Ho et al. 2020, section 3.2).
 */
export class LearnedScore {
  private readonly model: TinyDiffusion;
  private taken = 0;

  constructor(private readonly state: LearnedState) {
    this.model = new TinyDiffusion(planeDataOf(state), state.seed, {
      schedule: scheduleOf(state.schedule),
      prediction: 'epsilon',
      width,
      rate: (step) => highestRate * 0.5 * (1 + Math.cos((Math.PI * step) / scoreSteps)),
      dropout: 0,
      emaDecay: 0.99,
    });
  }

  /** Training steps that are taken. */
  get steps(): number {
    return this.taken;
  }

  /** Trains until it is done or `isOver` says that the time is. */
  advance(isOver: () => boolean): void {
    while (this.taken < scoreSteps && !isOver()) {
      this.model.train();
      this.taken += 1;
    }
  }

  /** ε_θ at points of the plane, x and y in turn; t is the paper's, 1…T. */
  noise(points: ArrayLike<number>, t: number): Float64Array {
    return this.model.predict(Float64Array.from(points), t, 'ema');
  }

  /**
   * How far ε_θ is from the best possible ε̂ over points of q(x_t), root mean square of a coordinate: the part of the
   * loss that training can take away.
   */
  error(t: number): number {
    const { state } = this;
    const level = closedForm(scheduleOf(state.schedule), t);
    const mixture = planeDataOf(state);
    const x0 = sampleMixture(mixture, comparedPoints, new RandomStream(state.seed, streams.distribution));
    const noise = new RandomStream(state.seed, streams.figure).normal(2 * comparedPoints);
    const xt = Float64Array.from(x0, (value, i) => level.signal * value + level.noise * noise[i]!);
    const estimate = exactDenoiser(mixture, level).estimate(xt);
    const learned = this.noise(xt, t);
    const squares = xt.reduce((sum, x, i) => {
      const exact = (x - level.signal * estimate[i]!) / level.noise;
      return sum + (learned[i]! - exact) ** 2;
    }, 0);
    return Math.sqrt(squares / xt.length);
  }
}

const kept = new BoundedCache<string, LearnedScore>(4);

/** The score that is learned from the data of a state, kept as far as its training has come. */
export function learnedScore({ data, points, schedule, seed }: LearnedState): LearnedScore {
  const key = JSON.stringify([data, data === 'own' ? points : '', schedule, seed]);
  return kept.getOrMake(key, () => new LearnedScore({ data, points, schedule, seed }));
}
