import { describe, expect, test } from 'vitest';
import { priorBits, reverseLogVariance } from '../../../../src/diffusion/bounds/terms';
import { gaussianKl } from '../../../../src/diffusion/distributions/gaussian';
import { closedForm, chainStep } from '../../../../src/diffusion/forwardProcess';
import { convertPrediction } from '../../../../src/diffusion/parameterisation';
import { posterior } from '../../../../src/diffusion/posterior';
import { ddimStep } from '../../../../src/diffusion/samplers/methods/ddim';
import { preconditioned } from '../../../../src/diffusion/samplers/edm';
import { planStep } from '../../../../src/diffusion/samplers/sampler';
import { integral } from '../../../../src/diffusion/samplers/exponentialIntegrator';
import { parseSchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
import { karrasSigmas } from '../../../../src/diffusion/samplers/sigmaSpacings';
import { createSchedule, logSnr, snr } from '../../../../src/diffusion/schedule';
import { ddpmConvention } from '../../../../src/notes/worlds/convention';
import { FormulaValues } from '../../../../src/notes/worlds/formulaValues';
import { formExpression } from '../../../../src/notes/catalogue/forms';
import { World } from '../../../../src/notes/worlds/world';
import { evaluate } from '../../../../src/notes/formulas/evaluate';
import type { FormulaId } from '../../../../src/notes/catalogue';
import { formulaIds, formulaOf, formulas } from '../../../../src/notes/catalogue';

const r = String.raw;

/** The right sides that the catalogue knows of a formula. */
function formsOf(id: FormulaId): readonly string[] {
  const { truth } = formulaOf(id);
  if (!truth || !('forms' in truth)) {
    throw new Error(`${id} has no forms`);
  }
  return truth.forms;
}

function momentsOf(id: FormulaId) {
  const { truth } = formulaOf(id);
  if (!truth || !('moments' in truth)) {
    throw new Error(`${id} has no moments`);
  }
  return truth.moments;
}

/** A world whose schedule is one that the playground runs. */
class ScheduledWorld extends World {
  readonly schedule = createSchedule({ kind: 'linear', T: 12, betaStart: 0.05, betaEnd: 0.6 });
  override beta(step: number): number | undefined {
    return this.schedule?.beta[step];
  }
  override alphaBar(step: number): number | undefined {
    return this.schedule.alphaBar[step];
  }
}

const worlds = [2, 5, 9].map((t) => new ScheduledWorld({ seed: 5 + t, t, T: 10 }));
const letters = { state: 'x', noises: ['one'], plainIsData: false };
const truth = (world: World, tex: string) =>
  evaluate(
    formExpression(tex),
    new FormulaValues(world, ddpmConvention, letters, { unknowns: true, previous: world.t - 1 }),
  );

const linear = ({ x, output }: { x: number; output: number }, state: number, prediction: number) =>
  x * state + output * prediction;

const cases: readonly (readonly [FormulaId, (world: ScheduledWorld) => number])[] = [
  [
    'forward-sample',
    (w) => chainStep(w.schedule, w.t).signal * w.x(w.t - 1)! + chainStep(w.schedule, w.t).noise * w.noise(),
  ],
  [
    'closed-form-sample',
    (w) => closedForm(w.schedule, w.t).signal * w.x0() + closedForm(w.schedule, w.t).noise * w.noise(),
  ],
  [
    'posterior-mean',
    (w) => posterior(w.schedule, w.t).x0 * w.x0() + posterior(w.schedule, w.t).xt * w.x(w.t)!,
  ],
  [
    'posterior-mean-noise',
    (w) => posterior(w.schedule, w.t).x0 * w.x0() + posterior(w.schedule, w.t).xt * w.x(w.t)!,
  ],
  [
    'predicted-mean',
    (w) => posterior(w.schedule, w.t).x0 * w.predictedX0() + posterior(w.schedule, w.t).xt * w.x(w.t)!,
  ],
  ['posterior-variance', (w) => posterior(w.schedule, w.t).variance],
  [
    'sampling-step',
    (w) => posterior(w.schedule, w.t).x0 * w.predictedX0() + posterior(w.schedule, w.t).xt * w.x(w.t)!,
  ],
  [
    'predicted-x0',
    (w) =>
      linear(
        convertPrediction('epsilon', 'sample', closedForm(w.schedule, w.t)),
        w.x(w.t)!,
        w.predictedNoise(w.t)!,
      ),
  ],
  [
    'noise-from-x0',
    (w) => linear(convertPrediction('sample', 'epsilon', closedForm(w.schedule, w.t)), w.x(w.t)!, w.x0()),
  ],
  [
    'velocity',
    (w) =>
      linear(convertPrediction('sample', 'v_prediction', closedForm(w.schedule, w.t)), w.x(w.t)!, w.x0()),
  ],
  [
    'score-from-noise',
    (w) =>
      linear(
        convertPrediction('epsilon', 'score', closedForm(w.schedule, w.t)),
        w.x(w.t)!,
        w.predictedNoise(w.t)!,
      ),
  ],
  ['snr', (w) => snr(w.schedule, w.t)],
  ['log-snr', (w) => logSnr(w.schedule, w.t)],
  ['noise-level', (w) => Math.exp(-logSnr(w.schedule, w.t) / 2)],
  ['beta-from-alpha-bar', (w) => w.schedule.beta[w.t]!],
  ['alpha-bar-definition', (w) => w.schedule.alphaBar[w.t]!],
  [
    'signal-sample',
    (w) => closedForm(w.schedule, w.t).signal * w.x0() + closedForm(w.schedule, w.t).noise * w.noise(),
  ],
  [
    'x0-from-noise',
    (w) => linear(convertPrediction('epsilon', 'sample', closedForm(w.schedule, w.t)), w.x(w.t)!, w.noise()),
  ],
  [
    'x0-from-velocity',
    (w) =>
      linear(
        convertPrediction('v_prediction', 'sample', closedForm(w.schedule, w.t)),
        w.x(w.t)!,
        learnedVelocity(w),
      ),
  ],
  [
    'noise-from-velocity',
    (w) =>
      linear(
        convertPrediction('v_prediction', 'epsilon', closedForm(w.schedule, w.t)),
        w.x(w.t)!,
        learnedVelocity(w),
      ),
  ],
  [
    'conditional-score',
    (w) => linear(convertPrediction('sample', 'score', closedForm(w.schedule, w.t)), w.x(w.t)!, w.x0()),
  ],
  // E[x_0 | x_t] from the score that the same x̂_0 gives.
  ['tweedie', (w) => w.predictedX0()],
  ['reverse-variance', (w) => chainStep(w.schedule, w.t).noise ** 2],
];

/** The v that belongs to a world's x̂_0. */
const learnedVelocity = (w: ScheduledWorld) =>
  linear(
    convertPrediction('sample', 'v_prediction', closedForm(w.schedule, w.t)),
    w.x(w.t)!,
    w.predictedX0(),
  );

describe('the truths of the catalogue are what src/diffusion computes', () => {
  test.each(cases)('%s', (id, compute) => {
    for (const world of worlds) {
      expect(truth(world, formsOf(id)[0]!)).toBeCloseTo(compute(world), 9);
    }
  });

  test('the moments of the kernels', () => {
    for (const world of worlds) {
      const { t, schedule } = world;
      const variance = (id: FormulaId) => truth(world, momentsOf(id)[0]!.variance);
      expect(variance('forward-kernel')).toBeCloseTo(chainStep(schedule, t).noise ** 2, 12);
      expect(variance('closed-form-kernel')).toBeCloseTo(closedForm(schedule, t).noise ** 2, 12);
      expect(variance('posterior-kernel')).toBeCloseTo(posterior(schedule, t).variance, 12);
    }
  });

  test('DDIM’s step and its σ_t', () => {
    for (const w of worlds) {
      const { now, previous } = { now: w.alphaBar(w.t)!, previous: w.alphaBar(w.t - 1)! };
      const place = { timestep: w.t - 1, index: 0, taken: 0 };
      const stepWith = (eta: number) =>
        planStep(
          ddimStep(place, {
            now,
            previous,
            beta: 1 - now / previous,
            prediction: 'epsilon',
            clip: null,
            eta,
            anew: false,
          }),
        ).next;
      const sigma = truth(w, formsOf('ddim-variance')[0]!)! / truth(w, r`\eta`)!;
      expect(stepWith(1).noise).toBeCloseTo(sigma, 12);
      expect(stepWith(1).noise ** 2).toBeCloseTo(truth(w, formsOf('posterior-variance')[0]!)!, 12);
      // With any σ_t: η is its share of that.
      const own = truth(w, r`\sigma_t`)!;
      const after = (eta: number, form: string) => {
        const { x, x0, output, noise } = stepWith(eta);
        const computed =
          x * w.x(w.t)! + x0 * w.predictedX0() + output * w.predictedNoise(w.t)! + noise * w.noise();
        expect(truth(w, form)).toBeCloseTo(computed, 9);
      };
      after(own / sigma, formsOf('ddim-step')[0]!);
      after(0, formsOf('ddim-step')[2]!);
    }
  });

  test('the bound: L_T, and the weights of L_{t−1} for the noise and for x_0', () => {
    for (const w of worlds) {
      const { t, schedule } = w;
      const { x0, variance } = posterior(schedule, t);
      // Of equal variances only the means’ distance counts.
      const gap = x0 * (w.x0() - w.predictedX0());
      const divergence = gaussianKl(0, variance, gap, variance);
      const noises = (w.noise() - w.predictedNoise(t)!) ** 2;
      const weight = truth(w, r`\frac{\beta_t^2}{2\tilde\beta_t\alpha_t(1-\bar\alpha_t)}`)!;
      expect(weight * noises).toBeCloseTo(divergence, 9);
      expect(0.5 * (snr(schedule, t - 1) - snr(schedule, t)) * (w.x0() - w.predictedX0()) ** 2).toBeCloseTo(
        divergence,
        9,
      );
    }
    const { schedule } = worlds[0]!;
    const { signal, noise } = closedForm(schedule, schedule.T);
    expect(priorBits(schedule, 0.7) * Math.LN2).toBeCloseTo(
      gaussianKl(signal * Math.sqrt(0.7), noise ** 2, 0, 1),
      12,
    );
  });

  test('the learned variance', () => {
    for (const w of worlds) {
      const [v, variance] = [r`v`, formsOf('learned-variance')[0]!].map((tex) => truth(w, tex)!);
      const logVariance = reverseLogVariance(w.schedule, w.t, 'learned_range', 2 * v! - 1);
      expect(variance).toBeCloseTo(Math.exp(logVariance), 12);
    }
  });

  test('the schedules: linear, linear in the root, cosine', () => {
    const T = 10;
    const [betaStart, betaEnd] = [0.03, 0.4];
    const at = (tex: string, t: number) =>
      evaluate(formExpression(tex), {
        quantity: ({ letter, sub }) =>
          letter === 'β' ? (sub === '1' ? betaStart : betaEnd) : { t, T, s: 0.008, π: Math.PI }[letter],
      })!;
    const forms = formsOf('linear-schedule');
    const [linearForm, rootForm] = [forms[0]!, forms.find((form) => form.includes(r`\sqrt{\beta_1}`))!];
    const cosine = formsOf('cosine-function')[0]!;
    const config = { T, betaStart, betaEnd };
    for (const t of [1, 4, 9]) {
      expect(at(linearForm, t)).toBeCloseTo(createSchedule({ kind: 'linear', ...config }).beta[t]!, 12);
      expect(at(rootForm, t)).toBeCloseTo(createSchedule({ kind: 'scaled_linear', ...config }).beta[t]!, 12);
      // ᾱ_t = f(t)/f(0), up to where β is kept below 1.
      const { alphaBar } = createSchedule({ kind: 'cosine', ...config });
      expect(at(cosine, t) / at(cosine, 0)).toBeCloseTo(alphaBar[t]!, 12);
    }
  });

  test('Karras’ levels and preconditioning', () => {
    const [steps, largest, least, rho, data] = [7, 20, 0.1, 7, 0.5];
    const at = (tex: string, i: number, sigma = 1) =>
      evaluate(formExpression(tex), {
        quantity: ({ letter, sub }) =>
          letter === 'σ'
            ? { max: largest, min: least, data, '': sigma }[sub]
            : { i, N: steps, ρ: rho }[letter],
      })!;
    karrasSigmas(steps, largest, least, rho).forEach((sigma, i) =>
      expect(at(formsOf('edm-sigmas')[0]!, i)).toBeCloseTo(sigma, 9),
    );
    const { config } = parseSchedulerConfig({ _class_name: 'EDMEulerScheduler', sigma_data: data });
    for (const sigma of [0.2, 1.5, 9]) {
      const { inputScale, predictX0 } = preconditioned(config, sigma);
      expect(at(formsOf('edm-in')[0]!, 0, sigma)).toBeCloseTo(inputScale, 12);
      expect(at(formsOf('edm-skip')[0]!, 0, sigma)).toBeCloseTo(predictX0.x, 12);
      expect(at(formsOf('edm-out')[0]!, 0, sigma)).toBeCloseTo(predictX0.output, 12);
      // λ(σ) c_out² = 1.
      expect(at(formsOf('edm-weight')[0]!, 0, sigma) * predictX0.output ** 2).toBeCloseTo(1, 12);
    }
  });

  test('flow matching’s path and velocity, and the first step of DPM-Solver', () => {
    for (const w of worlds) {
      const t = w.uniform('time');
      const at = (tex: string, given: Readonly<Record<string, number>>) =>
        evaluate(formExpression(tex), {
          quantity: ({ letter, sub }) => given[sub === '' ? letter : `${letter}_${sub}`],
        })!;
      const letters = { t, x_0: w.x0(), x_1: w.noise() };
      const [state, velocity] = [at(r`(1-t)x_0+tx_1`, letters), at(r`x_1-x_0`, letters)];
      const step = { signal: 1 - t, noise: t };
      const dataAgain = linear(convertPrediction('flow_prediction', 'sample', step), state, velocity);
      expect(dataAgain).toBeCloseTo(w.x0(), 9);
      const level = (step: number) => {
        const { signal, noise } = closedForm(w.schedule, step);
        return { alpha: signal, sigma: noise, lambda: Math.log(signal / noise) };
      };
      const [from, to] = [level(w.t), level(w.t - 1)];
      const levels = { α_t: to.alpha, α_s: from.alpha, σ_t: to.sigma, h: to.lambda - from.lambda };
      const { keep, d0 } = integral('dpmsolver', from, to);
      expect(at(r`\frac{\alpha_t}{\alpha_s}`, levels)).toBeCloseTo(keep, 12);
      expect(at(r`-\sigma_t(e^h-1)`, levels)).toBeCloseTo(d0, 12);
      // DDIM's step without noise is the same.
      expect(keep * w.x(w.t)! + d0 * w.predictedNoise(w.t)!).toBeCloseTo(
        truth(w, formsOf('ddim-step')[2]!)!,
        9,
      );
    }
  });

  test('all forms of one truth that need no network agree', () => {
    for (const world of worlds) {
      expect(truth(world, formsOf('conditional-score')[1]!)).toBeCloseTo(
        truth(world, formsOf('conditional-score')[0]!)!,
        9,
      );
    }
  });
});

test('every formula has its place in the literature', () => {
  for (const { source } of formulas) {
    expect(source.number).toMatch(/^[A-Z\d]/);
  }
  expect(formulaIds.length).toBeGreaterThanOrEqual(60);
});
