import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';
import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
import { exactModel, linear, predictionTypes, sample } from './exactModels';

describe('LCM', () => {
  it.each(predictionTypes)('finds data in one point, in few steps: %s', (prediction_type) => {
    const config: SchedulerConfig = { _class_name: 'LCMScheduler', ...linear, prediction_type };
    const model = exactModel(config, { mean: 0.3, deviation: 0 });
    const result = sample(config, 4, model, new RandomStream(3, streams.sample).normal(16));
    for (const value of result) {
      expect(Math.abs(value - 0.3)).toBeLessThan(1e-3);
    }
  });
});
