import { beforeAll, expect, it } from 'vitest';
import { createDataSet, type DataSet } from '../../../../src/datasets/dataSet';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { defaultPlaygroundState } from '../../../../src/protocol/playgroundState';
import type { OnnxRuntime } from '../../../../webview/engine/backends/onnx/onnxRuntime';
import { wasmDevice } from '../../../../webview/engine/backends/wasm/wasmDevice';
import type { Network } from '../../../../webview/engine/contract/network';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { distanceJob } from '../../../../webview/engine/jobs/distanceJob';
import { Meter } from '../../../../webview/engine/jobs/meter';
import { RandomFeatures } from '../../../../webview/engine/models/randomFeatures';
import type { JudgedDistance, JudgedQuality } from '../../../../webview/engine/protocol/evaluation';
import type { WorkerEvent } from '../../../../webview/engine/protocol/events';
import { installedWasmRuntime } from '../../../fixtures/installedWasmRuntime';
import { linearSchedule, smallTraining } from '../../../fixtures/training';

const [side, channels, count] = [16, 3, 60];

/** A coloured square on another colour, in each image elsewhere. */
function colouredSquares(): DataSet {
  const random = new RandomStream(7, 0);
  const images = new Uint8Array(count * channels * side ** 2);
  for (let n = 0; n < count; n++) {
    const colours = random.integers(6, 256);
    const [top = 0, left = 0] = random.integers(2, 10);
    for (let i = 0; i < channels * side ** 2; i++) {
      const [channel, pixel] = [Math.floor(i / side ** 2), i % side ** 2];
      const [row, column] = [Math.floor(pixel / side), pixel % side];
      const isInside = row >= top && row < top + 6 && column >= left && column < left + 6;
      images[n * channels * side ** 2 + i] = colours[channel + (isInside ? 3 : 0)] ?? 0;
    }
  }
  const facts = {
    id: 'squares',
    name: 'Squares',
    licence: '',
    side,
    channels,
    count,
    heldOut: 6,
    flip: true,
  };
  return createDataSet({ ...facts, labels: new Uint8Array(count), images });
}

const data = colouredSquares();
let network: Network;
let runtime: OnnxRuntime;
beforeAll(async () => {
  const config = presetConfig('tiny', side, 0, null, channels);
  const engine = (await wasmDevice({ variant: 'plain' })).createEngine(config, smallTraining, data);
  network = { engine, schedule: linearSchedule, loss: 'epsilon', side, flops: 1 };
  runtime = await installedWasmRuntime();
});

/** What a job ends with, stopped after so many turns. */
async function judged(of: Network, turns = Infinity): Promise<JudgedQuality | JudgedDistance | undefined> {
  const events: WorkerEvent[] = [];
  const emit = (event: WorkerEvent) => void events.push(event);
  const open = () => Promise.resolve(new RandomFeatures(runtime, channels, side));
  const origin = () => ({ network: { kind: 'run' } }) as never;
  const sample = { ...defaultPlaygroundState.sample, steps: 2 };
  const settings = { samples: 1000, seed: 3, sample };
  const showing = { meter: new Meter(emit), emit, origin };
  let left = turns;
  await distanceJob({ network: of, ...settings }, data, open, showing).run(() => Promise.resolve(left-- > 0));
  const last = events.at(-1);
  return last?.type === 'judged' ? last.judged : expect.fail('It told no end.');
}

it('compares samples of a network that learnt nothing with half of the real images, and the other half beside them', async () => {
  const found = await judged(network);
  if (!found || !('distance' in found)) {
    expect.fail('It was judged otherwise.');
  }
  const { compared, reference, dimension, frechet, nearest } = found.distance;
  // Of 60 images 6 are held out, and the rest is halved.
  expect([compared, reference, dimension]).toEqual([27, 27, 64]);
  expect(frechet.samples.low).toBeGreaterThan(frechet.real.high);
  expect(frechet.noise).toBeGreaterThan(frechet.real.high);
  expect(nearest).toHaveLength(8);
  expect(found.nearest).toMatchObject({ width: side, height: side, count: 16, columns: 8 });
  // Below the samples stand real images, in their colours.
  const size = channels * side ** 2;
  const below = found.nearest.colours?.subarray(8 * size, 9 * size) ?? [];
  const pictures = Array.from({ length: count }, (_, n) => data.images.subarray(n * size, (n + 1) * size));
  const isSame = (picture: Uint8Array) =>
    [...below].every((level, i) => level === picture[(i % 3) * side ** 2 + Math.floor(i / 3)]);
  expect(pictures.filter(isSame)).toHaveLength(1);
});

it('is stopped while it draws, judges or compares, and refuses a network of other images', async () => {
  for (const turns of [0, 3, 8]) {
    expect(await judged(network, turns)).toBeUndefined();
  }
  await expect(judged({ ...network, side: 32 })).rejects.toThrow(/no real images of this model’s size/);
});
