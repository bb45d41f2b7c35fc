import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ddimPlan } from '../../../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../../../src/diffusion/schedule';
import type { TrainingConfig } from '../../../../../webview/engine/contract/engine';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import {
  createContext,
  type WebgpuContext,
} from '../../../../../webview/engine/backends/webgpu/webgpuContext';
import { WebgpuEngine } from '../../../../../webview/engine/backends/webgpu/webgpuEngine';
import type { GpuCounters } from '../../../../../webview/engine/backends/webgpu/gpu';
import { linearSchedule, smallTraining } from '../../../../fixtures/training';
import { nullAdapter } from '../../../../fixtures/dawn';
import { noisyImages } from '../../../../fixtures/noisyImages';

const never = new Promise<string>(() => undefined);

afterEach(() => vi.restoreAllMocks());

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

describe('a training step of REF', () => {
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

describe('a denoising step of REF', () => {
  const plan = ddimPlan(createSchedule(linearSchedule), { steps: 50, eta: 0, clip: true });

  it('is at most 75 dispatches, many steps to a submission', async () => {
    // How busy this machine is must not pass for the GPU's time.
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const engine = refEngine();
    const sample = () => engine.sample(plan, { count: 4, seed: 3 }, () => true);
    await sample();
    const used = await counted(sample);
    expect(used.dispatches).toBeLessThanOrEqual(75 * plan.length);
    expect(used.submits).toBeLessThanOrEqual(plan.length / 10);
    expect(used).toMatchObject({ buffersCreated: 0, bindGroupsCreated: 0, bytes: 0 });
    engine.dispose();
  });

  it('takes ten to fifty to a submission, and fewer only when they take long', async () => {
    let [now, stepMs] = [0, 0];
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const { queue } = context.gpu.device;
    const finish = queue.onSubmittedWorkDone.bind(queue);
    let dispatches = context.gpu.counters.dispatches;
    const submissions: number[] = [];
    vi.spyOn(queue, 'onSubmittedWorkDone').mockImplementation(async () => {
      const steps = Math.floor((context.gpu.counters.dispatches - dispatches) / perStep);
      dispatches = context.gpu.counters.dispatches;
      submissions.push(steps);
      now += steps * stepMs;
      return finish();
    });
    const engine = new WebgpuEngine(context, never, presetConfig('tiny', 16), smallTraining, noisyImages(16));
    const sample = async (ms: number) => {
      stepMs = ms;
      dispatches = context.gpu.counters.dispatches;
      submissions.length = 0;
      await engine.sample(plan, { count: 2, seed: 3 }, () => true);
      return [...submissions];
    };
    let perStep = Infinity;
    const before = context.gpu.counters.dispatches;
    await sample(2);
    // One dispatch makes the start.
    perStep = Math.floor((context.gpu.counters.dispatches - before) / plan.length);
    expect(await sample(2)).toEqual([50]);
    // What took long once may have waited for something else.
    for (let i = 0; i < 3; i++) {
      expect(await sample(30)).toEqual([50]);
    }
    expect((await sample(30)).slice(0, 3)).toEqual([3, 3, 3]);
    await sample(2);
    expect(await sample(2)).toEqual([50]);
    engine.dispose();
  });
});
