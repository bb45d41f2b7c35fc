import { beforeAll, describe, expect, it } from 'vitest';
import type { DataSet } from '../../../../../../src/datasets/dataSet';
import { ddimPlan } from '../../../../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../../../../src/diffusion/schedule';
import { wasmDevice } from '../../../../../../webview/engine/backends/wasm/wasmDevice';
import type { EngineDevice } from '../../../../../../webview/engine/contract/engineDevice';
import { presetConfig } from '../../../../../../webview/engine/graph/unetConfig';
import { noisyImages } from '../../../../../fixtures/noisyImages';
import { helperThreads } from '../../../../../fixtures/helperThreads';
import { linearSchedule, smallTraining } from '../../../../../fixtures/training';

// Nine images of 2 MFLOP, three times, are worth helping with, or 25 once; 13 are shards of 2 and of 1.
const training = { ...smallTraining, batchSize: 13, dropout: 0.1, emaDecay: 0.98, labelDropout: 0.2 };
const config = presetConfig('tiny', 8, 0.1, 4);

let threads: Awaited<ReturnType<typeof helperThreads>>;
let data: DataSet;
beforeAll(async () => {
  threads = await helperThreads();
  data = noisyImages(8);
});

async function deviceOf(workers: number): Promise<EngineDevice> {
  return wasmDevice({ threads: Array.from({ length: workers - 1 }, () => () => threads.start()) });
}

describe('the wasm engine on several workers', () => {
  it('has the same bits on one, two and four over 200 steps, in training and in sampling', async () => {
    const plan = ddimPlan(createSchedule(linearSchedule), { steps: 5, eta: 0.5, clip: true });
    const runs = [];
    for (const workers of [1, 2, 4]) {
      const before = threads.running.length;
      const device = await deviceOf(workers);
      const engine = device.createEngine(config, training, data);
      const losses = await engine.train(200);
      expect(engine.counters?.()).toEqual({ threads: workers });
      const images = await engine.sample(plan, { count: 27, seed: 3 }, () => true);
      const snapshot = await engine.snapshot();
      expect(threads.running.length - before).toBe(workers - 1);
      runs.push({ losses, images, snapshot });
      engine.dispose();
      device.dispose();
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
    const [{ losses } = { losses: new Float32Array() }] = runs;
    expect(losses.every((loss) => loss > 0 && loss < 3)).toBe(true);
  });

  it('goes on with the same bits when a worker ends in the middle of a step', async () => {
    const alone = await deviceOf(1);
    const expected = await alone.createEngine(config, training, data).train(12);
    const device = await deviceOf(3);
    const engine = device.createEngine(config, training, data);
    const losses = [...(await engine.train(4))];
    const step = engine.train(4);
    await threads.running.at(-1)?.terminate();
    losses.push(...(await step));
    losses.push(...(await engine.train(4)));
    expect(engine.counters?.()).toEqual({ threads: 2 });
    expect(Float32Array.from(losses)).toEqual(expected);
    engine.dispose();
    device.dispose();
  });

  it('ends its threads when the device is disposed', async () => {
    const device = await deviceOf(2);
    await device.createEngine(config, training, data).train(1);
    const exit = new Promise((resolve) => threads.running.at(-1)?.once('exit', resolve));
    device.dispose();
    await exit;
  });
});
