import { closedForm } from '../forwardProcess';
import { classifierScore } from '../quality/classScores';
import { frechetDistance, type FeatureGaussian } from '../quality/frechetDistance';
import { precisionRecall } from '../quality/neighbours';
import { ddimPlan } from '../samplers/methods/ddim';
import { createSchedule, entryAt, type Schedule } from '../schedule';
import { evaluateScaledBound } from './evaluateBound';
import { discretizedGaussianLogLikelihood, priorBits, reverseLogVariance } from './terms';

/** One check of the mathematics against a number that is known otherwise. */
export interface OracleRow {
  readonly name: string;
  readonly ours: number;
  readonly expected: number;
  readonly tolerance: number;
  readonly ok: boolean;
}

/**
 * Works out what the bounds and samplers give where the answer is known: data in one point with a perfect denoiser,
 * Gaussian data, and single values of the official DDPM code's formulas, all for its linear schedule of 1,000
 * steps. Takes a second at most.
 */
export async function selfTestOracles(): Promise<readonly OracleRow[]> {
  const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
  const row = (name: string, ours: number, expected: number, tolerance = 1e-6): OracleRow => ({
    name,
    ours,
    expected,
    tolerance,
    ok: Math.abs(ours - expected) <= tolerance,
  });
  const point = await pointMass(schedule);
  const logScale = reverseLogVariance(schedule, 1, 'fixed_small') / 2;
  return [
    row('L_0, x_0 = 0, ε exact', point.distortion, 1.3056651452870642),
    row('Σ L_{t−1}, x_0 = 0, ε exact', point.rate - point.prior, 0),
    row('L_T, x_0 = 0', point.prior, 5.874783886761826e-10, 1e-15),
    row('L_T, E[x_0²] = 0.256', priorBits(schedule, 0.256), 7.453351111514509e-6, 1e-12),
    row('L_T, E[x_0²] = 1/3', priorBits(schedule, 1 / 3), 9.704706792354604e-6, 1e-12),
    row('L_T, E[x_0²] = 1', priorBits(schedule, 1), 2.911294542028646e-5, 1e-12),
    ...likelihoods
      .map(([x, tanh, erf]) => [
        row(
          `ln p(x = ${x.toFixed(4)}), tanh`,
          discretizedGaussianLogLikelihood(x, 0, logScale, 'tanh'),
          tanh,
        ),
        row(`ln p(x = ${x.toFixed(4)}), erf`, discretizedGaussianLogLikelihood(x, 0, logScale, 'erf'), erf),
      ])
      .flat(),
    ...qualityRows().map(([name, ours, expected]) => row(name, ours, expected)),
    row('least L_simple, N(0, 1)', leastSimpleLoss(schedule, 1), 0.27551323339680617),
    ...variances.map(([n, expected]) =>
      row(`variance of DDIM, N(0, 1), n = ${n}`, ddimVariance(schedule, n), expected),
    ),
  ];
}

/** x, and ln p(x | mean 0) by the tanh approximation and exactly. */
const likelihoods = [
  [0, -0.9050181142111199, -0.9048188415185577],
  [1 / 255, -1.0335537003454667, -1.0330931167577362],
  [3 / 255, -2.0594117048378253, -2.061454527748685],
] as const;

/** Intervals of DDIM's timesteps, and the variance of what it makes of N(0, 1) with the exact denoiser. */
const variances = [
  [5, 0.4677618041350669],
  [10, 0.6917474860021523],
  [50, 0.9294827601239881],
] as const;

async function pointMass(schedule: Schedule) {
  const data = { x0: new Float64Array(8), imageSize: 8 };
  const exact = (x: Float32Array, t: Int32Array) => {
    const { noise } = closedForm(schedule, t[0] ?? 1);
    return x.map((value) => value / noise);
  };
  return evaluateScaledBound(exact, data, schedule);
}

/** Measures of sample quality where they are known: normal distributions, even classes, sets compared with themselves. */
function qualityRows(): [name: string, ours: number, expected: number][] {
  const diagonal = (mean: readonly number[], variances: readonly number[]): FeatureGaussian => {
    const size = mean.length;
    const values = new Float64Array(size * size);
    variances.forEach((variance, i) => (values[i * (size + 1)] = variance));
    return { mean: Float64Array.from(mean), covariance: { size, values } };
  };
  // ‖μ‖² + Σ (σ − σ')².
  const far = frechetDistance(diagonal([0, 0, 0], [1, 4, 9]), diagonal([1, -2, 2], [4, 4, 0]));
  const even = { values: Float64Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 1 : 0)), dimension: 4 };
  const line = { values: Float64Array.of(0, 1, 2, 3, 4, 5), dimension: 1 };
  const beyond = { values: Float64Array.of(0, 1, 2, 100, 101, 102), dimension: 1 };
  return [
    ['Fréchet distance of normal distributions', far, 19],
    ['classifier score of 4 even classes', classifierScore(even), 4],
    ['precision, half of the samples elsewhere', precisionRecall(line, beyond, 2).precision, 0.5],
    ['recall of a set by itself', precisionRecall(line, line, 2).recall, 1],
  ];
}

/** E‖ε − ε*‖² per dimension, t uniform, for data from N(0, s²) with the best possible ε*. */
function leastSimpleLoss(schedule: Schedule, s: number): number {
  let sum = 0;
  for (let t = 1; t <= schedule.T; t++) {
    const signal = entryAt(schedule.alphaBar, t) * s ** 2;
    sum += signal / (signal + 1 - entryAt(schedule.alphaBar, t));
  }
  return sum / schedule.T;
}

/** Var x_0 after DDIM from N(0, 1) with the exact denoiser for N(0, 1), which makes each step a factor. */
function ddimVariance(schedule: Schedule, intervals: number): number {
  const plan = ddimPlan(schedule, { steps: intervals + 1, eta: 0, clip: false, spacing: 'linspace' });
  return plan.reduce((variance, { t, predictX0, next }) => {
    const { noise } = closedForm(schedule, t);
    const factor = next.x + next.x0 * (predictX0.x + predictX0.output * noise) + next.output * noise;
    return factor ** 2 * variance;
  }, 1);
}
