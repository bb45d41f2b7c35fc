import { describe, expect, it } from 'vitest';
import { defaultPlaygroundState, type SampleSettings } from '../../../../src/protocol/playgroundState';
import type { Origin } from '../../../../src/protocol/provenance';
import { planFor } from '../../../../webview/engine/sampling/planFor';
import { provenanceOf } from '../../../../webview/engine/worker/provenance';

const { schedule, sample } = defaultPlaygroundState;
const origin: Origin = {
  network: { kind: 'model', id: 'digits16-cond-small' },
  schedule,
  loss: 'epsilon',
  engine: 'onnx-wasm',
};
const classes = { num_class_embeds: 11 };
const made = (changes: Partial<SampleSettings>, options = {}, of: Origin = origin) => {
  const settings = { ...sample, ...changes };
  const plan = planFor(of.schedule, of.loss, settings);
  return provenanceOf(of, settings, { count: 2, seed: 5, ...options }, plan, classes);
};

describe('what made a picture', () => {
  it('is the sampler that was used, with what it reads, and not what stood beside it', () => {
    expect(made({ sampler: 'ddim', steps: 20 })).toMatchObject({ sampler: 'ddim', steps: 20, eta: 0 });
    const ddpm = made({ sampler: 'ddpm', steps: 20, eta: 0.5 });
    expect(ddpm).toMatchObject({ sampler: 'ddpm', steps: 1000 });
    expect(ddpm).not.toHaveProperty('eta');
    expect(made({ sampler: 'flow_euler' }).sampler).toBe('ddim');
    expect(made({ sampler: 'ddim' }, {}, { ...origin, loss: 'flow' }).sampler).toBe('flow_euler');
  });

  it('is DDIM with η = 1 where resampling cannot use the chosen one', () => {
    const resampled = { mode: 'inpaint', resamplings: 3, sampler: 'dpmpp_2m' } as const;
    expect(made(resampled)).toMatchObject({ sampler: 'ddim', eta: 1, resamplings: 3 });
    expect(made({ ...resampled, resamplings: 1 })).toMatchObject({ sampler: 'dpmpp_2m' });
  });

  it('is the t at which it really began', () => {
    const plan = planFor(schedule, 'epsilon', { ...sample, steps: 50 });
    const position = plan.findIndex(({ t }) => t <= 123);
    const image = new Float32Array(256);
    expect(made({ mode: 'reconstruct', steps: 50 }, { initial: { image, position } }).fromT).toBe(120);
  });

  it('is the class that was asked for', () => {
    expect(made({}, { labels: [10, 10] }).label).toBe('none');
    expect(made({}, { labels: [7, 7], guidanceScale: 2 })).toMatchObject({ label: '7', guidanceScale: 2 });
    expect(made({}, { labels: [0, 1] }).label).toBe('each');
    expect(made({})).not.toHaveProperty('label');
  });
});
