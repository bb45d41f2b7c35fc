import { expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { buildRandomFeatures } from '../../../../webview/engine/graph/randomFeatures';
import { RandomFeatures, randomWeights } from '../../../../webview/engine/models/randomFeatures';
import { installedWasmRuntime } from '../../../fixtures/installedWasmRuntime';

/** Sums in double, written as the definition has them: zeros around, every second pixel at stride 2. */
function convolved(x: number[][][], weight: Float32Array, width: number, stride: number): number[][][] {
  const [channels, side] = [x.length, x[0]?.length ?? 0];
  const out = Math.ceil(side / stride);
  const at = (c: number, row: number, column: number) => x[c]?.[row]?.[column] ?? 0;
  const silu = (value: number) => value / (1 + Math.exp(-value));
  const row = (k: number, i: number) =>
    Array.from({ length: out }, (_, j) => {
      let sum = 0;
      for (let c = 0; c < channels; c++) {
        for (let tap = 0; tap < 9; tap++) {
          const [u, v] = [Math.floor(tap / 3) - 1, (tap % 3) - 1];
          sum += (weight[(k * channels + c) * 9 + tap] ?? NaN) * at(c, stride * i + u, stride * j + v);
        }
      }
      return silu(sum);
    });
  return Array.from({ length: width }, (_, k) => Array.from({ length: out }, (_, i) => row(k, i)));
}

it('is the mean over quarters of four convolutions of the fixed weights, in colour', async () => {
  const [channels, side, count] = [3, 16, 103];
  const size = channels * side ** 2;
  const images = new RandomStream(5, 0).uniform(count * size).map((u) => 2 * u - 1);
  const features = new RandomFeatures(await installedWasmRuntime(), channels, side);
  const found = await features.of(images);
  features.dispose();
  expect(found).toHaveLength(count * 64);

  const weights = randomWeights(buildRandomFeatures(channels, side));
  const weight = (layer: number) => weights.get(`layers.${layer}.weight`)?.data ?? new Float32Array();
  // The last image is in the second batch.
  const image = images.subarray((count - 1) * size);
  let maps = Array.from({ length: channels }, (_, c) =>
    Array.from({ length: side }, (_, i) => [
      ...image.subarray((c * side + i) * side, (c * side + i + 1) * side),
    ]),
  );
  for (const [layer, [width, stride]] of [
    [32, 1],
    [32, 2],
    [64, 2],
    [16, 1],
  ].entries() as Iterable<[number, [number, number]]>) {
    maps = convolved(maps, weight(layer), width, stride);
  }
  const expected = maps.flatMap((map) =>
    [0, 1, 2, 3].map((quarter) => {
      const [top, left] = [2 * Math.floor(quarter / 2), 2 * (quarter % 2)];
      const four = [map[top]?.[left], map[top]?.[left + 1], map[top + 1]?.[left], map[top + 1]?.[left + 1]];
      return four.reduce((sum: number, value) => sum + (value ?? NaN), 0) / 4;
    }),
  );
  expected.forEach((value, i) => expect(found[(count - 1) * 64 + i]).toBeCloseTo(value, 5));
});
