import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import { exactModel, linear, predictionTypes } from './exactModels';

describe('DDIM inverse', () => {
  it.each(predictionTypes)(
    'leads to the noise that DDIM makes the same image from: %s',
    (prediction_type) => {
      const config = { ...linear, clip_sample: false, prediction_type } as const;
      const model = exactModel({ _class_name: 'DDIMScheduler', ...config }, { mean: 0.3, deviation: 0.5 });
      const image = Float32Array.of(0.1, -0.4, 0.7, 0.3);
      const run = (_class_name: 'DDIMInverseScheduler' | 'DDIMScheduler', x: Float32Array) => {
        // From x_0 without any noise, a prediction of x_0 does not tell which noise is to come.
        const fromNoise = prediction_type === 'sample' && _class_name === 'DDIMInverseScheduler';
        const plan = createScheduler({ _class_name, ...config, set_alpha_to_one: !fromNoise }).plan(250);
        return runPlan(
          plan,
          x,
          (xt, t) => model(xt, t - 1),
          () => new Float32Array(),
        );
      };
      const back = run('DDIMScheduler', run('DDIMInverseScheduler', image));
      image.forEach((value, i) => expect(Math.abs(value - (back[i] ?? NaN))).toBeLessThan(0.02));
    },
  );
});
