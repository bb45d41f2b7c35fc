import { sampleMixture, type Mixture } from '../distributions/mixture';
import { warmedUpEmaDecay } from '../emaDecay';
import { closedForm, type GaussianStep } from '../forwardProcess';
import { convertPrediction, type PredictionType } from '../parameterisation';
import { RandomStream } from '../random/randomStream';
import { streams, type StreamName } from '../random/streams';
import { ddimPlan } from '../samplers/methods/ddim';
import type { SamplerPlan } from '../samplers/samplerPlan';
import type { Schedule } from '../schedule';
import { Mlp } from './mlp';

/** Points of a training step. */
export const batchSize = 64;
const frequencies = [1, 2, 4];
const inputSize = 2 + 2 * frequencies.length;
/** So that its streams and a GAN's of the same seed have no number in common. */
const apart = 2 ** 40;
/** DDIM's steps that a sample takes, where the schedule has as many. */
export const samplingSteps = 20;

/** How a network is trained. */
export interface TinySettings {
  readonly schedule: Schedule;
  /** What the network is trained to predict. */
  readonly prediction: PredictionType;
  /** Numbers of each of the two hidden layers. */
  readonly width: number;
  /** The learning rate of a step, 0 for the first. */
  readonly rate: (step: number) => number;
  /** Share of the hidden numbers that a training step leaves out. */
  readonly dropout: number;
  /** Bound of the moving average's decay. */
  readonly emaDecay: number;
}

/** What a step of training works with, of each point x and y in turn. */
export interface TinyStep {
  /** The paper's t of each point. */
  readonly t: Int32Array;
  readonly x0: Float64Array;
  readonly noise: Float64Array;
  readonly xt: Float64Array;
  /** What the network should have answered, and what it did. */
  readonly target: Float64Array;
  readonly output: Float64Array;
  /** The mean square of their difference. */
  readonly loss: number;
}

/**
 * A diffusion model in the plane: a perceptron of x_t and t, trained by least squares at uniform t (Ho et al. 2020,
 * algorithm 1, with the target of its choice), sampled by DDIM. Only its seed and settings decide.
 */
export class TinyDiffusion {
  private readonly network: Mlp;
  private readonly average: Mlp;
  private readonly random: Readonly<Record<'data' | 'noise' | 'time' | 'dropout', RandomStream>>;
  private readonly plan: SamplerPlan;
  private taken = 0;

  constructor(
    private readonly mixture: Mixture,
    private readonly seed: number,
    private readonly settings: TinySettings,
  ) {
    const { schedule, prediction, width } = settings;
    const stream = (name: StreamName): RandomStream => new RandomStream(seed, streams[name], apart);
    const sizes = [inputSize, width, width, 2];
    this.network = new Mlp(sizes, stream('init'));
    this.average = new Mlp(sizes, stream('init'));
    this.random = {
      data: stream('data'),
      noise: stream('noise'),
      time: stream('time'),
      dropout: stream('dropout'),
    };
    const steps = Math.min(samplingSteps, schedule.T);
    this.plan = ddimPlan(schedule, { steps, eta: 0, clip: false, prediction });
  }

  /** One step of training. */
  train(): TinyStep {
    const { mixture, random, settings, taken } = this;
    const { schedule, prediction, dropout } = settings;
    const x0 = Float64Array.from(sampleMixture(mixture, batchSize, random.data));
    const noise = Float64Array.from(random.noise.normal(2 * batchSize));
    const t = random.time.integers(batchSize, schedule.T).map((value) => value + 1);
    const levels = Array.from(t, (each) => closedForm(schedule, each));
    const forms = levels.map((level) => convertPrediction('epsilon', prediction, level));
    const at = (i: number): GaussianStep => levels[i >> 1]!;
    const xt = x0.map((value, i) => at(i).signal * value + at(i).noise * noise[i]!);
    const target = xt.map((x, i) => forms[i >> 1]!.x * x + forms[i >> 1]!.output * noise[i]!);
    const output = this.network.forward(inputs(xt, t, schedule.T), batchSize, {
      rate: dropout,
      random: random.dropout,
    });
    const error = output.map((value, i) => value - target[i]!);
    this.network.backward(error.map((each) => each / batchSize));
    this.network.step(settings.rate(taken));
    this.taken += 1;
    this.average.follow(this.network, warmedUpEmaDecay(settings.emaDecay, this.taken));
    const loss = error.reduce((sum, each) => sum + each ** 2, 0) / error.length;
    return { t, x0, noise, xt, target, output, loss };
  }

  /** The network's answer for points at the paper's t, 1…T, by the network as it is now or by its average. */
  predict(x: Float64Array, t: number, weights: 'raw' | 'ema'): Float64Array {
    const network = weights === 'raw' ? this.network : this.average;
    const times = new Int32Array(x.length / 2).fill(t);
    return network.forward(inputs(x, times, this.settings.schedule.T), x.length / 2);
  }

  /** n points of noise, the same every time: where sampling begins. */
  start(n: number): Float64Array {
    return Float64Array.from(new RandomStream(this.seed, streams.sample, apart).normal(2 * n));
  }

  /** One step of sampling, by the network as it is now or by its average; `step` is 0…samplingSteps − 1. */
  denoise(x: Float64Array, step: number, weights: 'raw' | 'ema' = 'raw'): Float64Array {
    const each = this.plan[step];
    if (each === undefined) {
      throw new RangeError(`There is no sampling step ${step} in 0…${samplingSteps - 1}.`);
    }
    const { predictX0, next } = each;
    const output = this.predict(x, Math.round(each.t), weights);
    return x.map((value, i) => {
      const out = output[i]!;
      return next.x * value + next.x0 * (predictX0.x * value + predictX0.output * out) + next.output * out;
    });
  }
}

/** What the network sees: the point, and sines and cosines of t. */
function inputs(x: Float64Array, t: Int32Array, T: number): Float64Array {
  const made = new Float64Array((x.length / 2) * inputSize);
  for (let n = 0; n < x.length / 2; n++) {
    const phase = (Math.PI * (t[n] ?? 0)) / T;
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
