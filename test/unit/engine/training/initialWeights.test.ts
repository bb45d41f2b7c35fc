import { describe, expect, it } from 'vitest';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../webview/engine/training/initialWeights';

const graph = buildUNet(presetConfig('small', 16));

describe('fresh weights', () => {
  it("follow PyTorch's defaults", () => {
    const weights = initialWeights(graph, 4);
    for (const { name, init } of graph.parameters) {
      const data = weights.get(name)?.data ?? new Float32Array();
      if (init.kind !== 'uniform') {
        expect(data.every((value) => value === (init.kind === 'ones' ? 1 : 0))).toBe(true);
        continue;
      }
      const bound = 1 / Math.sqrt(init.fanIn);
      expect(data.every((value) => Math.abs(value) < bound)).toBe(true);
      if (data.length < 4000) {
        continue;
      }
      // A uniform number has the variance bound²/3; with thousands of them within a few percent.
      const variance = data.reduce((sum, value) => sum + value * value, 0) / data.length;
      expect(Math.abs((3 * variance) / bound ** 2 - 1)).toBeLessThan(0.08);
    }
  });

  it('are standard normal for embeddings', () => {
    const table = initialWeights(buildUNet(presetConfig('ref', 16, 0, 200)), 4).get('class_embedding.weight');
    const numbers = table?.data ?? new Float32Array();
    expect(numbers.length).toBe(200 * 128);
    const moment = (power: number) =>
      numbers.reduce((sum, value) => sum + value ** power, 0) / numbers.length;
    // 25,600 draws: standard errors of 0.006 and 0.009.
    expect(Math.abs(moment(1))).toBeLessThan(0.025);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.036);
  });

  it('come from the seed alone', () => {
    const bias = (seed: number) => initialWeights(graph, seed).get('conv_in.bias')?.data;
    expect(bias(4)).toEqual(bias(4));
    expect(bias(5)).not.toEqual(bias(4));
  });
});
