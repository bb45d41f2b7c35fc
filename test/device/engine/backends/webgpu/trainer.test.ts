import { afterEach, describe, expect, it, vi } from 'vitest';
import { ddimPlan } from '../../../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../../../src/diffusion/schedule';
import type { TrainingConfig } from '../../../../../webview/engine/contract/engine';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { createContext } from '../../../../../webview/engine/backends/webgpu/webgpuContext';
import { WebgpuEngine } from '../../../../../webview/engine/backends/webgpu/webgpuEngine';
import { smallTraining } from '../../../../fixtures/training';
import { nullAdapter } from '../../../../fixtures/dawn';
import { noisyImages } from '../../../../fixtures/noisyImages';

const never = new Promise<string>(() => undefined);
const preset = presetConfig('tiny', 16);

/** An engine on a device that checks everything and runs nothing, and is done when `done` says so. */
async function engineOn(
  done: (device: GPUDevice) => Promise<undefined>,
  changes: Partial<TrainingConfig> = {},
) {
  const device = await (await nullAdapter()).requestDevice();
  const { gpu, ...rest } = createContext(device, true);
  const engine = new WebgpuEngine(
    { gpu, ...rest },
    never,
    preset,
    { ...smallTraining, ...changes },
    noisyImages(16),
  );
  await engine.train(1);
  const finish = device.queue.onSubmittedWorkDone.bind(device.queue);
  vi.spyOn(device.queue, 'onSubmittedWorkDone').mockImplementation(() => finish().then(() => done(device)));
  return { engine, gpu };
}

afterEach(() => vi.restoreAllMocks());

const pause = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));

describe('steps on the GPU', () => {
  it('are at most three at once, however slow the GPU is', async () => {
    const inFlight: number[] = [];
    const { engine, gpu } = await engineOn(async () => {
      inFlight.push(gpu.counters.inFlight);
      return pause(5);
    });
    await engine.train(20);
    expect(Math.max(...inFlight)).toBeLessThanOrEqual(3);
    expect(Math.max(...inFlight)).toBeGreaterThan(1);
    // The losses are read a moment before the last steps are known to be done.
    await expect.poll(() => gpu.counters.inFlight).toBe(0);
    engine.dispose();
  });

  it('are counted apart from what is asked beside them', async () => {
    const { engine, gpu } = await engineOn(() => Promise.resolve(undefined));
    const before = { ...gpu.counters };
    await engine.train(2);
    const step = engine.counters().trainingStep;
    expect(step?.submits).toBe(1);
    expect(step?.dispatches).toBe((gpu.counters.dispatches - before.dispatches) / 2);
    await engine.predict(new Float32Array(256), [1]);
    expect(engine.counters().trainingStep).toEqual(step);
    expect(gpu.counters.submits).toBeGreaterThan(before.submits + 2);
    engine.dispose();
  });

  it('are split into submissions of about 100 ms when they take longer, and whole again when they do not', async () => {
    // The GPU's own time, one step after the other: how busy this machine is does not count.
    let [now, ms] = [0, 0];
    let last: Promise<unknown> = Promise.resolve();
    const { engine, gpu } = await engineOn(() => {
      const done = last.then(async () => {
        await pause(0);
        now += ms;
        return undefined;
      });
      last = done;
      return done;
    });
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const used = async (steps: number) => {
      const { submits, dispatches } = gpu.counters;
      await engine.train(steps);
      return {
        submits: (gpu.counters.submits - submits) / steps,
        dispatches: (gpu.counters.dispatches - dispatches) / steps,
      };
    };
    const { dispatches } = await used(5);
    expect((await used(5)).submits).toBe(1);
    ms = 260;
    // Enough for a whole group of steps of which none was shorter.
    await used(15);
    expect(await used(2)).toEqual({ submits: 3, dispatches });
    ms = 0;
    await used(15);
    expect(await used(5)).toEqual({ submits: 1, dispatches });
    engine.dispose();
  });
});

describe('losses', () => {
  it('are read into three buffers in turn, and no step is begun whose reading would find none free', async () => {
    const device = await (await nullAdapter()).requestDevice();
    const readLater: (() => void)[] = [];
    let held = true;
    const create = device.createBuffer.bind(device);
    vi.spyOn(device, 'createBuffer').mockImplementation((descriptor) => {
      const buffer = create(descriptor);
      if (descriptor.label !== 'losses for reading') {
        return buffer;
      }
      const map = buffer.mapAsync.bind(buffer);
      vi.spyOn(buffer, 'mapAsync').mockImplementation(async (...parameters) => {
        if (held) {
          await new Promise<void>((resolve) => readLater.push(resolve));
        }
        return map(...parameters);
      });
      return buffer;
    });
    const context = createContext(device, true);
    const engine = new WebgpuEngine(context, never, preset, smallTraining, noisyImages(16));
    const losses = engine.train(100);
    // Three readings of sixteen steps each are under way; the next would be with step 64.
    const { counters } = context.gpu;
    await expect.poll(() => counters.submits).toBeGreaterThanOrEqual(63);
    for (let turn = 0; turn < 50; turn++) {
      await pause(0);
    }
    expect(counters.submits).toBe(63);
    expect(readLater).toHaveLength(3);
    held = false;
    for (const resolve of readLater) {
      resolve();
    }
    expect(await losses).toHaveLength(100);
    engine.dispose();
  });
});

describe('a batch for which there is no memory', () => {
  it('is refused with the size that fits, which then does; nothing is held', async () => {
    const { engine, gpu } = await engineOn(() => Promise.resolve(undefined));
    const { device } = gpu;
    engine.dispose();
    await pause(0);
    const before = gpu.counters.bytes;
    const perImage = 64 * 1024;
    const batchSize = 2 * Math.ceil(device.limits.maxStorageBufferBindingSize / perImage) * 16;
    const context = createContext(device, true);
    const make = (size: number) =>
      new WebgpuEngine(context, never, preset, { ...smallTraining, batchSize: size }, noisyImages(16));
    const large = make(batchSize);
    const refusal = await large.train(1).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
    large.dispose();
    const [, asked, fits] =
      /no memory for (\d+) images at once\. (\d+) would fit/.exec(refusal.replaceAll(',', '')) ?? [];
    expect(Number(asked)).toBe(batchSize);
    const fitting = make(Number(fits));
    expect(await fitting.train(1)).toHaveLength(1);
    fitting.dispose();
    const twice = make(2 * Number(fits));
    await expect(twice.train(1)).rejects.toThrow('would fit');
    twice.dispose();
    await pause(0);
    expect(context.gpu.counters.bytes).toBe(0);
    expect(gpu.counters.bytes).toBe(before);
  });

  it('is refused before sampling, too', async () => {
    const { engine, gpu } = await engineOn(() => Promise.resolve(undefined));
    const size = 16 * 16 * 4;
    const count = Math.ceil((gpu.device.limits.maxStorageBufferBindingSize / size) * 2);
    const plan = ddimPlan(createSchedule(smallTraining.schedule), { steps: 2, eta: 0, clip: true });
    const sample = engine.sample(plan, { count, seed: 1 }, () => true);
    await expect(sample).rejects.toThrow('would fit');
    engine.dispose();
  });
});
