import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ddimPlan } from '../../../../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../../../../src/diffusion/schedule';
import type { DeviceFrame } from '../../../../../../webview/engine/contract/deviceGrid';
import type { SampleOptions } from '../../../../../../webview/engine/contract/engine';
import { presetConfig, type UNetConfig } from '../../../../../../webview/engine/graph/unetConfig';
import { imageGrid } from '../../../../../../webview/engine/pictures/drawImageGrid';
import { DeviceFrames } from '../../../../../../webview/engine/backends/webgpu/sampler/deviceFrames';
import { bufferUsage, textureUsage } from '../../../../../../webview/engine/backends/webgpu/gpu';
import { canvasFormat } from '../../../../../../webview/engine/backends/webgpu/sampler/gridPainter';
import {
  createContext,
  type WebgpuContext,
} from '../../../../../../webview/engine/backends/webgpu/webgpuContext';
import { WebgpuEngine } from '../../../../../../webview/engine/backends/webgpu/webgpuEngine';
import { linearSchedule, smallTraining } from '../../../../../fixtures/training';
import { swiftShaderAdapter, swiftShaderFolder } from '../../../../../fixtures/dawn';
import { noisyImages } from '../../../../../fixtures/noisyImages';

const config: UNetConfig = {
  ...presetConfig('tiny', 8),
  block_out_channels: [8, 16],
  down_block_types: ['DownBlock2D', 'DownBlock2D'],
  up_block_types: ['UpBlock2D', 'UpBlock2D'],
};
const never = new Promise<string>(() => undefined);

let device: GPUDevice;
let context: WebgpuContext;

/** What a texture shows, as RGBA. */
async function pixelsOf(texture: GPUTexture): Promise<Uint8Array> {
  const { width, height } = texture;
  const row = 256 * Math.ceil((4 * width) / 256);
  const usage = bufferUsage.COPY_DST | bufferUsage.COPY_SRC;
  const buffer = context.gpu.createBuffer('pixels', row * height, usage);
  const encoder = device.createCommandEncoder();
  encoder.copyTextureToBuffer({ texture }, { buffer, bytesPerRow: row }, [width, height]);
  context.gpu.submit(encoder);
  const bytes = new Uint8Array((await context.gpu.read(buffer)).buffer);
  context.gpu.destroyBuffer(buffer);
  return Uint8Array.from({ length: 4 * width * height }, (_, i) => {
    const [y, x] = [Math.floor(i / (4 * width)), i % (4 * width)];
    return bytes[y * row + x] ?? 0;
  });
}

describe.skipIf(!swiftShaderFolder)('on SwiftShader', () => {
  beforeAll(async () => {
    device = await (await swiftShaderAdapter()).requestDevice();
    context = createContext(device, true);
  });
  afterAll(() => device.destroy());

  it.each([
    ['grey', 1],
    ['of two channels, which are seen as their mean', 2],
    ['coloured', 3],
  ] as const)(
    'five images that are %s are drawn as they are saved, beside each other',
    async (_, channels) => {
      const [count, side, steps] = [5, 6, 2];
      const size = count * channels * side ** 2;
      const frames = await DeviceFrames.create(context.gpu, context.painter, {
        steps,
        count,
        side,
        channels,
      });
      // Beyond black and white, too.
      const values = Float32Array.from({ length: 2 * steps * size }, (_each, i) => 1.4 * Math.sin(0.7 * i));
      context.gpu.write(frames.buffer, values);
      const { columns, rows } = { columns: 3, rows: 2 };
      for (const [picture, grid] of [...Array(steps).keys()]
        .flatMap((step) => Object.values(frames.frame(step)) as DeviceFrame['xt'][])
        .entries()) {
        const usage = textureUsage.RENDER_ATTACHMENT | textureUsage.COPY_SRC;
        const extent = [columns * side, rows * side] as const;
        const texture = device.createTexture({ size: extent, format: canvasFormat, usage });
        const bound = context.painter.bind(frames.buffer, { count, side, channels, columns });
        context.painter.draw([{ group: bound.group, number: picture, height: rows * side }], texture);
        const drawn = await pixelsOf(texture);
        const saved = await grid.read();
        const part = values.subarray(picture * size, (picture + 1) * size);
        expect(saved).toEqual({ ...imageGrid(part, count, side, channels), columns });
        for (let y = 0; y < rows * side; y++) {
          for (let x = 0; x < columns * side; x++) {
            const image = Math.floor(y / side) * columns + Math.floor(x / side);
            const at = (image * side + (y % side)) * side + (x % side);
            const grey = saved.pixels[at] ?? 0;
            const wanted =
              image >= count
                ? [0, 0, 0]
                : [...(saved.colours?.subarray(3 * at, 3 * at + 3) ?? [grey, grey, grey])];
            const [r = 0, g = 0, b = 0, a] = drawn.subarray(4 * (y * columns * side + x));
            expect(a).toBe(image < count ? 255 : 0);
            // A level that lies between two may be rounded either way.
            [r, g, b].forEach((level, c) =>
              expect(Math.abs(level - (wanted[c] ?? 0))).toBeLessThanOrEqual(1),
            );
          }
        }
        texture.destroy();
        context.gpu.destroyBuffer(bound.uniform);
      }
      frames.dispose();
    },
  );

  it('recordings are drawn one below the other as they are saved, and go together', async () => {
    const [count, side, rows] = [3, 4, 2];
    const before = context.gpu.counters.bytes;
    const size = count * side ** 2;
    const values = Float32Array.from({ length: rows * size }, (_, i) => Math.sin(0.7 * i));
    const recordings: DeviceFrames[] = [];
    for (let row = 0; row < rows; row++) {
      const shape = { steps: 1, count, side, channels: 1, columns: count };
      const frames = await DeviceFrames.create(context.gpu, context.painter, shape);
      context.gpu.write(frames.buffer, values.slice(row * size, (row + 1) * size));
      recordings.push(frames);
    }
    const [first, second] = recordings.map((frames) => frames.frame(0).xt);
    if (!first || !second) {
      throw new Error('A recording is missing.');
    }
    const both = first.above([second]);
    const saved = await both.read();
    expect(saved).toEqual({ ...imageGrid(values, rows * count, side), columns: count });
    const texture = device.createTexture({
      size: [count * side, rows * side],
      format: canvasFormat,
      usage: textureUsage.RENDER_ATTACHMENT | textureUsage.COPY_SRC,
    });
    context.painter.draw(
      recordings.map((frames) => frames.picture(0)),
      texture,
    );
    const drawn = await pixelsOf(texture);
    for (let y = 0; y < rows * side; y++) {
      for (let x = 0; x < count * side; x++) {
        const image = Math.floor(y / side) * count + Math.floor(x / side);
        const grey = saved.pixels[(image * side + (y % side)) * side + (x % side)] ?? NaN;
        expect(Math.abs((drawn[4 * (y * count * side + x)] ?? NaN) - grey)).toBeLessThanOrEqual(1);
      }
    }
    texture.destroy();
    both.dispose();
    expect(context.gpu.counters.bytes).toBe(before);
  });

  const cases: [string, Partial<SampleOptions>][] = [
    ['from noise', {}],
    ['from an image', { initial: { position: 3, image: noisyImages(8).batch([1]) } }],
  ];
  it.each(cases)('a recorded sample %s is the one that is brought into memory', async (_, options) => {
    const engine = new WebgpuEngine(context, never, config, smallTraining, noisyImages(8));
    const plan = ddimPlan(createSchedule(linearSchedule), { steps: 12, eta: 0.5, clip: true });
    const all = { count: 3, seed: 3, ...options };
    const wanted = new Map<number, readonly Float32Array[]>();
    await engine.sample(plan, all, (index, x, x0) => {
      wanted.set(index, [x, x0]);
      return true;
    });
    const before = context.gpu.counters.bytes;
    const recorded = new Set([4, 5, 8, 11]);
    const frames = new Map<number, DeviceFrame>();
    const seen: number[] = [];
    await engine.record(plan, all, recorded, (index, frame) => {
      seen.push(index);
      if (frame) {
        frames.set(index, frame);
      }
      return true;
    });
    expect(seen).toEqual([...wanted.keys()]);
    expect(new Set(frames.keys())).toEqual(recorded);
    for (const [index, { xt, x0 }] of frames) {
      const [x = new Float32Array(), prediction = x] = wanted.get(index) ?? [];
      expect(await xt.read()).toEqual({ ...imageGrid(x, 3, 8), columns: 2 });
      expect(await x0.read()).toEqual({ ...imageGrid(prediction, 3, 8), columns: 2 });
    }
    const held = context.gpu.counters.bytes;
    const [first] = frames.values();
    first?.xt.dispose();
    first?.x0.dispose();
    // Four steps' x and x̂_0, three images each, and the sixteen bytes that say how they lie.
    expect(held - context.gpu.counters.bytes).toBe(4 * 2 * 3 * 64 * 4 + 16);
    engine.dispose();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(context.gpu.counters.bytes).toBeLessThan(before);
  });

  it('a sampling that ends before anything is recorded holds nothing', async () => {
    const engine = new WebgpuEngine(context, never, config, smallTraining, noisyImages(8));
    const plan = ddimPlan(createSchedule(linearSchedule), { steps: 4, eta: 0, clip: true });
    const before = context.gpu.counters.bytes;
    await engine.record(plan, { count: 2, seed: 1 }, new Set([3]), () => false);
    engine.dispose();
    await new Promise((resolve) => setTimeout(resolve, 0));
    // The engine's own parameters are gone as well.
    expect(context.gpu.counters.bytes).toBeLessThan(before);
  });
});
