import { describe, expect, test } from 'vitest';
import { closedForm, chainStep } from '../../../../src/diffusion/forwardProcess';
import { convertPrediction } from '../../../../src/diffusion/parameterisation';
import { posterior } from '../../../../src/diffusion/posterior';
import { createSchedule, logSnr, snr } from '../../../../src/diffusion/schedule';
import { ddpm } from '../../../../src/notes/check/convention';
import { FormulaValues } from '../../../../src/notes/check/formulaValues';
import { momentTex, truthExpression, truthTex } from '../../../../src/notes/check/truths';
import { World } from '../../../../src/notes/check/world';
import { evaluate } from '../../../../src/notes/formulas/evaluate';
import type { FormulaId } from '../../../../src/notes/formulas/formulaIds';
import { formulaIds } from '../../../../src/notes/formulas/formulaIds';
import { formulaSources } from '../../../../src/notes/formulas/formulaSources';

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
    truthExpression(tex),
    new FormulaValues(world, ddpm, letters, { unknowns: true, previous: world.t - 1 }),
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
  ['beta-from-alpha-bar', (w) => w.schedule.beta[w.t]!],
];

describe('the truths of the catalogue are what src/diffusion computes', () => {
  test.each(cases)('%s', (id, compute) => {
    for (const world of worlds) expect(truth(world, truthTex[id]![0]!)).toBeCloseTo(compute(world), 9);
  });

  test('the moments of the kernels', () => {
    for (const world of worlds) {
      const { t, schedule } = world;
      const variance = (id: FormulaId) => truth(world, momentTex[id]![0]!.variance!);
      expect(variance('forward-kernel')).toBeCloseTo(chainStep(schedule, t).noise ** 2, 12);
      expect(variance('closed-form-kernel')).toBeCloseTo(closedForm(schedule, t).noise ** 2, 12);
      expect(variance('posterior-kernel')).toBeCloseTo(posterior(schedule, t).variance, 12);
    }
  });

  test('all forms of one truth that need no network agree', () => {
    for (const world of worlds)
      expect(truth(world, truthTex['conditional-score']![1]!)).toBeCloseTo(
        truth(world, truthTex['conditional-score']![0]!)!,
        9,
      );
  });
});

test('every formula has its place in the literature', () => {
  expect(Object.keys(formulaSources).sort()).toEqual([...formulaIds].sort());
  expect(formulaIds.length).toBeGreaterThanOrEqual(60);
});
