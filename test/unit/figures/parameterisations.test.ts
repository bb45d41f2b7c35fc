import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { convertPrediction } from '../../../src/diffusion/parameterisation';
import { posteriorMean } from '../../../src/diffusion/posterior';
import { createSchedule } from '../../../src/diffusion/schedule';
import { figures } from '../../../src/figures';
import { targetRows, type TargetId } from '../../../src/figures/parameterisations';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { figureStates } from './states';

const config = { kind: 'linear', T: 100, betaStart: 1e-3, betaEnd: 0.2 } as const;
const schedule = createSchedule(config);

it('what is worked out from a wrong prediction is what its formulas give', () => {
  fc.assert(
    fc.property(figureStates, fc.integer({ min: 1, max: 100 }), ({ parameterisations: own }, t) => {
      const state = {
        ...figureState('parameterisations', { ...defaultPlaygroundState, schedule: config, t }),
        ...own,
      };
      const { signal, noise } = closedForm(schedule, t);
      const xt = signal * own.x0 + noise * own.epsilon;
      const rows = new Map(targetRows(state).map((row) => [row.id, row.exact + row.error]));
      const at = (id: TargetId): number => rows.get(id) ?? NaN;
      // Whatever was predicted, x̂_0 and ε̂ make the same x_t, and the others are those of x̂_0.
      expect(signal * at('x0') + noise * at('epsilon')).toBeCloseTo(xt, 6);
      expect(at('mean')).toBeCloseTo(posteriorMean(schedule, t, xt, at('x0')), 6);
      const v = convertPrediction('v_prediction', 'sample', { signal, noise });
      expect(v.x * xt + v.output * at('v')).toBeCloseTo(at('x0'), 6);
      expect(at('score')).toBeCloseTo(-at('epsilon') / noise, 6);
      expect(
        at(own.predicts) - (targetRows(state).find(({ id }) => id === own.predicts)?.exact ?? 0),
      ).toBeCloseTo(own.error, 9);
    }),
    { numRuns: 60 },
  );
});

it('says what an error of ε becomes', () => {
  const state = {
    ...figureState('parameterisations', { ...defaultPlaygroundState, schedule: config, t: 60 }),
    error: 0.3,
  };
  const { signal, noise } = closedForm(schedule, 60);
  expect(figures.parameterisations.caption(state)).toContain(
    `with an error of 0.30 in ε, x̂₀ is wrong by ${((0.3 * noise) / signal).toFixed(2)}, ε by 0.300`,
  );
});
