import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';
import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
import { exactModel, linear, meanAndDeviation, predictionTypes, sample } from './exactModels';

describe('DDPM with a learned range', () => {
  it.each(predictionTypes)(
    'returns Gaussian data, whatever share of the range is learnt: %s',
    (prediction_type) => {
      const config: SchedulerConfig = {
        _class_name: 'DDPMScheduler',
        ...linear,
        prediction_type,
        variance_type: 'learned_range',
      };
      const exact = exactModel(config, { mean: 0.3, deviation: 0.5 });
      const start = new RandomStream(3, streams.sample).normal(1024);
      const spread = [-1, 1].map((share) => {
        // The second half of the channels is the share of the way from β̃_t (−1) to β_t (1).
        const model = (x: Float32Array, t: number) =>
          Float32Array.from([...exact(x, t), ...x.map(() => share)]);
        const [mean, deviation] = meanAndDeviation(sample(config, 100, model, start));
        expect(Math.abs(mean - 0.3)).toBeLessThan(0.05);
        expect(Math.abs(deviation - 0.5)).toBeLessThan(0.06);
        return deviation;
      });
      expect(spread[1]).toBeGreaterThan(spread[0] ?? NaN);
    },
  );
});
