import { beforeAll, describe, expect, it } from 'vitest';
import { ddimPlan } from '../../../../src/diffusion/samplers/ddim';
import { createSchedule } from '../../../../src/diffusion/schedule';
import type { TrainingConfig } from '../../../../webview/engine/engine';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { createContext, type WebgpuContext } from '../../../../webview/engine/webgpu/webgpuContext';
import { WebgpuEngine } from '../../../../webview/engine/webgpu/webgpuEngine';
import type { GpuCounters } from '../../../../webview/engine/webgpu/gpu';
import { linearSchedule, smallTraining } from '../digitsFixture';
import { nullAdapter } from './dawn';
import { noisyImages } from './noisyImages';

const never = new Promise<string>(() => undefined);

let context: WebgpuContext;
beforeAll(async () => {
  const device = await (await nullAdapter()).requestDevice();
  context = createContext(device, false);
});

function refEngine(changes: Partial<TrainingConfig> = {}): WebgpuEngine {
  const training = { ...smallTraining, batchSize: 32, maxGradientNorm: 1, warmupSteps: 10, ...changes };
  return new WebgpuEngine(context, never, presetConfig('ref', 16), training, noisyImages(16));
}

/** What the device was asked for while something ran. */
async function counted(run: () => Promise<unknown>): Promise<GpuCounters> {
  const before = { ...context.gpu.counters };
  await run();
  const after = context.gpu.counters;
  const difference = (key: keyof GpuCounters) => after[key] - before[key];
  return {
    dispatches: difference('dispatches'),
    submits: difference('submits'),
    buffersCreated: difference('buffersCreated'),
    bindGroupsCreated: difference('bindGroupsCreated'),
    bytesWritten: difference('bytesWritten'),
    bytes: difference('bytes'),
    peakBytes: difference('peakBytes'),
    inFlight: difference('inFlight'),
  };
}

describe('a training step of REF', { timeout: 300_000 }, () => {
  it.each([1, 32])(
    'at batch %i is one submission of at most 150 dispatches, and makes nothing',
    async (batchSize) => {
      const engine = refEngine({ batchSize });
      await engine.train(1);
      const steps = 40;
      const used = await counted(() => engine.train(steps));
      expect(used.dispatches).toBeLessThanOrEqual(150 * steps);
      expect(used.submits).toBe(steps);
      expect(used.bytesWritten).toBeLessThanOrEqual(1024 * steps);
      expect(used).toMatchObject({ buffersCreated: 0, bindGroupsCreated: 0, bytes: 0, inFlight: 0 });
      engine.dispose();
    },
  );

  it('gives all memory back', async () => {
    const before = context.gpu.counters.bytes;
    const engine = refEngine({ batchSize: 2 });
    await engine.train(1);
    expect(context.gpu.counters.bytes).toBeGreaterThan(before);
    engine.dispose();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(context.gpu.counters.bytes).toBe(before);
  });
});

describe('a denoising step of REF', { timeout: 300_000 }, () => {
  it('is at most 75 dispatches, many steps to a submission', async () => {
    const engine = refEngine();
    const plan = ddimPlan(createSchedule(linearSchedule), { steps: 50, eta: 0, clip: true });
    const sample = () => engine.sample(plan, { count: 4, seed: 3 }, () => true);
    await sample();
    const used = await counted(sample);
    expect(used.dispatches).toBeLessThanOrEqual(75 * plan.length);
    expect(used.submits).toBeLessThanOrEqual(plan.length / 10);
    expect(used).toMatchObject({ buffersCreated: 0, bindGroupsCreated: 0, bytes: 0 });
    engine.dispose();
  });
});
