import { describe, expect, it } from 'vitest';
import type { GaussianStep } from '../../../../src/diffusion/forwardProcess';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
import { dpm, exactModel, least, levelOf, linear, T } from './exactModels';

describe('the order of a solver', () => {
  /** |error| at timestep 405 of the probability flow from x = 1 at T, for N(0.3, 0.5²). */
  function error(config: SchedulerConfig, steps: number): number {
    const data = { mean: 0.3, deviation: 0.5 };
    // The flow keeps (x_t − signal · mean) / √(signal² s² + noise²).
    const [first, last] = [levelOf(config, T - 1), levelOf(config, 405)];
    const scale = ({ signal, noise }: GaussianStep) => Math.hypot(data.deviation * signal, noise);
    const exact = last.signal * data.mean + ((1 - first.signal * data.mean) * scale(last)) / scale(first);
    const scheduler = createScheduler({ ...config, ...least });
    scheduler.setTimesteps(steps);
    const model = exactModel(config, data);
    let x = Float32Array.of(1);
    for (const t of scheduler.timesteps) {
      if (t === 405) {
        break;
      }
      x = new Float32Array(scheduler.step(model(x, t), t, x).prevSample);
    }
    return Math.abs((x[0] ?? NaN) - exact);
  }

  // 37 and 111 steps are timesteps 27 and 9 apart.
  const power = (config: SchedulerConfig) => Math.log(error(config, 37) / error(config, 111)) / Math.log(3);

  it('shows as the power of the step with which DPM-Solver++ nears the exact solution', () => {
    const multistep = { ...dpm, lower_order_final: false } as const;
    expect(Math.abs(power({ ...multistep, solver_order: 1 }) - 1)).toBeLessThan(0.1);
    expect(Math.abs(power({ ...multistep, solver_order: 2 }) - 2)).toBeLessThan(0.1);
    // Its first step, of first order, keeps the third order from showing in the power.
    expect(power({ ...multistep, solver_order: 3 })).toBeGreaterThan(2);
    expect(error({ ...multistep, solver_order: 3 }, 111)).toBeLessThan(
      error({ ...multistep, solver_order: 2 }, 111) / 3,
    );
  });

  it('is about 2 for the default DEIS and UniPC, whose corrector adds one', () => {
    const [deis, uniPC] = ['DEISMultistepScheduler', 'UniPCMultistepScheduler'] as const;
    expect(power({ _class_name: deis, ...linear })).toBeGreaterThan(1.85);
    expect(power({ _class_name: uniPC, ...linear })).toBeGreaterThan(1.85);
    expect(error({ _class_name: uniPC, ...linear }, 37)).toBeLessThan(error(dpm, 37));
  });
});
