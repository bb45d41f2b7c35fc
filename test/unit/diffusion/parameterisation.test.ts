import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertPrediction, type PredictionType } from '../../../src/diffusion/parameterisation';

const predictions: readonly PredictionType[] = ['epsilon', 'sample', 'v_prediction', 'flow_prediction'];
const prediction = fc.constantFrom(...predictions);
const value = fc.double({ min: -3, max: 3, noNaN: true });
const angle = fc.double({ min: 0.05, max: 1.5, noNaN: true });

describe('convertPrediction', () => {
  it('gives each quantity by its definition, from any other', () => {
    fc.assert(
      fc.property(
        prediction,
        fc.constantFrom(...predictions, 'score' as const),
        angle,
        value,
        value,
        (from, to, a, x0, epsilon) => {
          const step = { signal: Math.cos(a), noise: Math.sin(a) };
          const x = step.signal * x0 + step.noise * epsilon;
          const truth = {
            epsilon,
            sample: x0,
            v_prediction: step.signal * epsilon - step.noise * x0,
            flow_prediction: epsilon - x0,
            score: -epsilon / step.noise,
          };
          const form = convertPrediction(from, to, step);
          expect(form.x * x + form.output * truth[from]).toBeCloseTo(truth[to], 8);
        },
      ),
    );
  });

  it('leaves a prediction as it is when nothing is to be converted', () => {
    for (const each of predictions) {
      expect(convertPrediction(each, each, { signal: 1, noise: 0 })).toEqual({ x: 0, output: 1 });
    }
  });

  it('still knows x_0 from v where no signal is left', () => {
    expect(convertPrediction('v_prediction', 'sample', { signal: 0, noise: 1 })).toEqual({
      x: 0,
      output: -1,
    });
  });
});
