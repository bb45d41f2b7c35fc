import { sampleMixture, type Mixture } from '../distributions/mixture';
import { closedForm, type GaussianStep } from '../forwardProcess';
import { RandomStream } from '../random/randomStream';
import { streams } from '../random/streams';
import { ddimPlan } from '../samplers/methods/ddim';
import { createSchedule } from '../schedule';
import { Mlp } from './mlp';

const batch = 64;
const width = 32;
const highestRate = 4e-3;
const frequencies = [1, 2, 4];
const inputSize = 2 + 2 * frequencies.length;
/** So that its streams and a GAN's of the same seed have no number in common. */
const apart = 2 ** 40;

const schedule = createSchedule({ kind: 'cosine', T: 100, betaStart: 1e-4, betaEnd: 0.02 });
/** DDIM's steps that a sample takes. */
export const samplingSteps = 20;
const plan = ddimPlan(schedule, { steps: samplingSteps, eta: 0, clip: false, prediction: 'v_prediction' });

/**
 * A diffusion model in the plane: a perceptron of x_t and t that predicts v, trained by least squares at uniform t
 * (Ho et al. 2020, algorithm 1, with the target of Salimans & Ho 2022), sampled by DDIM. Only its seed decides.
 */
export class TinyDiffusion {
  private readonly network: Mlp;
  private readonly data: RandomStream;
  private readonly noise: RandomStream;
  private readonly times: RandomStream;
  private taken = 0;

  /** @param steps How many steps of training there will be: the learning rate falls to 0 as half a cosine. */
  constructor(
    private readonly mixture: Mixture,
    private readonly seed: number,
    private readonly steps: number,
  ) {
    const stream = (id: number): RandomStream => new RandomStream(seed, id, apart);
    this.network = new Mlp([inputSize, width, width, 2], stream(streams.init));
    this.data = stream(streams.data);
    this.noise = stream(streams.noise);
    this.times = stream(streams.time);
  }

  /** One step of training. */
  train(): void {
    const x0 = sampleMixture(this.mixture, batch, this.data);
    const epsilon = this.noise.normal(2 * batch);
    const t = this.times.integers(batch, schedule.T).map((value) => value + 1);
    const steps = Array.from(t, (each) => closedForm(schedule, each));
    const at = (i: number): GaussianStep => steps[i >> 1] ?? { signal: 1, noise: 0 };
    const xt = Float64Array.from(x0, (value, i) => at(i).signal * value + at(i).noise * (epsilon[i] ?? 0));
    const output = this.network.forward(inputs(xt, t), batch);
    // The gradient of the mean square: v = √ᾱ_t ε − √(1−ᾱ_t) x_0.
    const gradient = output.map((value, i) => {
      const target = at(i).signal * (epsilon[i] ?? 0) - at(i).noise * (x0[i] ?? 0);
      return (value - target) / batch;
    });
    this.network.backward(gradient);
    this.network.step(highestRate * 0.5 * (1 + Math.cos((Math.PI * this.taken) / this.steps)));
    this.taken += 1;
  }

  /** n points of noise, the same every time: where sampling begins. */
  start(n: number): Float64Array {
    return Float64Array.from(new RandomStream(this.seed, streams.sample, apart).normal(2 * n));
  }

  /** One step of sampling, by the network as it is now; `step` is 0…samplingSteps − 1. */
  denoise(x: Float64Array, step: number): Float64Array {
    const each = plan[step];
    if (each === undefined) {
      throw new RangeError(`There is no sampling step ${step} in 0…${samplingSteps - 1}.`);
    }
    const { predictX0, next } = each;
    const t = new Int32Array(x.length / 2).fill(Math.round(each.t));
    const output = this.network.forward(inputs(x, t), x.length / 2);
    return x.map((value, i) => {
      const v = output[i] ?? 0;
      return next.x * value + next.x0 * (predictX0.x * value + predictX0.output * v) + next.output * v;
    });
  }
}

/** What the network sees: the point, and sines and cosines of t. */
function inputs(x: Float64Array, t: Int32Array): Float64Array {
  const made = new Float64Array((x.length / 2) * inputSize);
  for (let n = 0; n < x.length / 2; n++) {
    const phase = (Math.PI * (t[n] ?? 0)) / schedule.T;
    const row = n * inputSize;
    made[row] = x[2 * n] ?? 0;
    made[row + 1] = x[2 * n + 1] ?? 0;
    frequencies.forEach((frequency, k) => {
      made[row + 2 + 2 * k] = Math.sin((frequency * phase) / 2);
      made[row + 3 + 2 * k] = Math.cos((frequency * phase) / 2);
    });
  }
  return made;
}
