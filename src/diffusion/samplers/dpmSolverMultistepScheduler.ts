import { convertPrediction } from '../parameterisation';
import { threshold } from './limitX0';
import { combine, drawNoise, type Scheduler, type SchedulerOutput, type StepOptions } from './scheduler';
import type { FullSchedulerConfig } from './schedulerConfig';
import { checkSteps, linspace } from './schedulerTimesteps';
import { SigmaSchedule } from './sigmaSchedule';
import { roundHalfEven } from './timesteps';

/** Fewer steps than this end in lower orders when `lower_order_final` asks for it. */
const fewSteps = 15;

/** A noise level on the variance-preserving scale: α_t, σ_t and λ_t = ln(α_t / σ_t). */
interface Level {
  readonly alpha: number;
  readonly sigma: number;
  readonly lambda: number;
}

/**
 * DPM-Solver++ (Lu et al. 2022b, algorithm 2: multistep, orders 1 to 3) and its stochastic variant; diffusers'
 * DPMSolverMultistepScheduler.
 */
export class DPMSolverMultistepScheduler implements Scheduler {
  readonly initNoiseSigma = 1;
  timesteps: readonly number[] = [];
  #sigmas: Float32Array = new Float32Array();
  #index: number | null = null;
  /** The x̂_0 of the steps before, the latest first. */
  #history: Float32Array[] = [];
  readonly #schedule: SigmaSchedule;

  constructor(readonly config: FullSchedulerConfig) {
    this.#schedule = new SigmaSchedule(config);
    this.setTimesteps(config.num_train_timesteps);
  }

  setTimesteps(numInferenceSteps: number): void {
    checkSteps(numInferenceSteps, this.config);
    const timesteps = this.#spacedTimesteps(numInferenceSteps);
    const { sigmas } = this.#schedule;
    const levels = this.config.use_karras_sigmas
      ? this.#schedule.karras(linspace(sigmas.at(-1) ?? 0, sigmas[0] ?? 0, numInferenceSteps))
      : { timesteps, sigmas: timesteps.map((t) => this.#schedule.sigmaAt(t)) };
    this.timesteps = levels.timesteps.map(roundHalfEven);
    this.#sigmas = Float32Array.from([...levels.sigmas, this.#schedule.last]);
    this.#index = null;
    this.#history = [];
  }

  scaleModelInput(sample: Float32Array): Float32Array {
    return sample;
  }

  addNoise(original: Float32Array, noise: Float32Array, timestep: number): Float32Array {
    const { alpha, sigma } = this.#level(this.timesteps.indexOf(timestep));
    return combine([alpha, original], [sigma, noise]);
  }

  step(
    modelOutput: Float32Array,
    timestep: number,
    sample: Float32Array,
    options: StepOptions = {},
  ): SchedulerOutput {
    const index = this.#indexOf(timestep);
    this.#index = index + 1;
    const { alpha: signal, sigma: noise } = this.#level(index);
    const form = convertPrediction(this.config.prediction_type, 'sample', { signal, noise });
    const predicted = combine([form.x, sample], [form.output, modelOutput]);
    const x0 = this.config.thresholding ? threshold(predicted, this.config, options.batch ?? 1) : predicted;
    this.#history = [x0, ...this.#history].slice(0, this.config.solver_order);
    return { prevSample: this.#advance(index, sample, options), predOriginalSample: x0 };
  }

  /** The exponential integrator with x̂_0 taken as a polynomial in λ through the last predictions. */
  #advance(index: number, sample: Float32Array, options: StepOptions): Float32Array {
    const [from, to] = [this.#level(index), this.#level(index + 1)];
    const h = to.lambda - from.lambda;
    const stochastic = this.config.algorithm_type === 'sde-dpmsolver++';
    const decay = Math.exp(-h);
    const [d0, d1, d2] = this.#differences(index, h);
    const reach = stochastic ? 1 - decay ** 2 : 1 - decay;
    const keep = (to.sigma / from.sigma) * (stochastic ? decay : 1);
    const terms: [number, Float32Array][] = [
      [keep, sample],
      [to.alpha * reach, d0],
    ];
    if (d1) {
      // ∫ e^λ λ dλ exactly, or its midpoint rule.
      const exact = stochastic ? 1 - reach / (2 * h) : 1 - reach / h;
      const midpoint = this.config.solver_type === 'midpoint' && !d2;
      terms.push([to.alpha * (midpoint ? reach / 2 : exact), d1]);
    }
    if (d2) terms.push([to.alpha * (0.5 - (h - reach) / h ** 2), d2]);
    if (stochastic) terms.push([to.sigma * Math.sqrt(1 - decay ** 2), drawNoise(sample, options)]);
    return combine(...terms);
  }

  /** x̂_0 and its divided differences in units of this step, as many as the order of the step has. */
  #differences(
    index: number,
    h: number,
  ): readonly [Float32Array, Float32Array | undefined, Float32Array | undefined] {
    const [m0 = new Float32Array(), m1, m2] = this.#history.slice(0, this.#orderAt(index));
    if (!m1) return [m0, undefined, undefined];
    const lambda = (back: number) => this.#level(index - back).lambda;
    const r0 = (lambda(0) - lambda(1)) / h;
    const first = combine([1 / r0, m0], [-1 / r0, m1]);
    if (!m2) return [m0, first, undefined];
    const r1 = (lambda(1) - lambda(2)) / h;
    const second = combine([1 / r1, m1], [-1 / r1, m2]);
    const share = r0 / (r0 + r1);
    return [
      m0,
      combine([1 + share, first], [-share, second]),
      combine([1 / (r0 + r1), first], [-1 / (r0 + r1), second]),
    ];
  }

  #orderAt(index: number): number {
    const { lower_order_final: lower, euler_at_final: euler, final_sigmas_type, solver_order } = this.config;
    const remaining = this.timesteps.length - index;
    const few = lower && this.timesteps.length < fewSteps;
    if (remaining === 1 && (euler || few || final_sigmas_type === 'zero')) return 1;
    if (remaining === 2 && few) return Math.min(2, solver_order);
    // The stochastic variant has no third order.
    return this.config.algorithm_type === 'sde-dpmsolver++' ? Math.min(2, solver_order) : solver_order;
  }

  #spacedTimesteps(steps: number): number[] {
    const {
      num_train_timesteps: T,
      steps_offset: offset,
      timestep_spacing,
      lambda_min_clipped,
    } = this.config;
    // λ falls with t: those below the bound are at the end.
    const kept = this.#schedule.sigmas.findIndex((sigma) => -Math.log(sigma) < lambda_min_clipped);
    const end = kept < 0 ? T : kept;
    switch (timestep_spacing) {
      case 'linspace':
        return linspace(0, end - 1, steps + 1)
          .map(roundHalfEven)
          .reverse()
          .slice(0, -1);
      case 'leading':
        return Array.from({ length: steps }, (_, i) => (steps - i) * Math.floor(end / (steps + 1)) + offset);
      case 'trailing':
        return Array.from({ length: steps }, (_, i) => roundHalfEven(end - i * (T / steps)) - 1).filter(
          (t) => t >= 0,
        );
    }
  }

  #level(index: number): Level {
    const sigma = this.#sigmas[index];
    if (sigma === undefined) throw new RangeError('There is no step left, or none at this timestep.');
    const alpha = 1 / Math.sqrt(sigma ** 2 + 1);
    return { alpha, sigma: sigma * alpha, lambda: -Math.log(sigma) };
  }

  /** Where the run stands; timesteps may repeat, so only the first call looks for its place. */
  #indexOf(timestep: number): number {
    this.#index ??= this.timesteps.indexOf(timestep);
    if (this.timesteps[this.#index] !== timestep) {
      throw new RangeError(`The timestep ${timestep} is not the next one of this run.`);
    }
    return this.#index;
  }
}
