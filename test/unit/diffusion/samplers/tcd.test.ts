import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
import { exactModel, linear, meanAndDeviation, predictionTypes } from './exactModels';

describe('TCD', () => {
  const cases = predictionTypes.flatMap((type) => [0, 0.3, 1].map((eta) => [type, eta] as const));

  it.each(cases)('ends at data in one point and the noise of timestep 0: %s, γ = %d', (type, eta) => {
    const config: SchedulerConfig = { _class_name: 'TCDScheduler', ...linear, prediction_type: type };
    const model = exactModel(config, { mean: 0.3, deviation: 0 });
    const random = new RandomStream(3, streams.sample);
    const scheduler = createScheduler(config);
    scheduler.setTimesteps(4);
    let x: Float32Array = random.normal(1024);
    let draws = 0;
    const noise = () => {
      draws += 1;
      return random.normal(x.length);
    };
    for (const t of scheduler.timesteps) {
      x = scheduler.step(model(x, t), t, x, { eta, noise }).prevSample;
    }
    const [mean, deviation] = meanAndDeviation(x);
    expect(Math.abs(mean - 0.3)).toBeLessThan(2e-3);
    // β_1 = 1e-4.
    expect(Math.abs(deviation - 0.01)).toBeLessThan(1e-3);
    expect(draws).toBe(eta === 0 ? 0 : 3);
  });
});
