import { describe, expect, it } from 'vitest';
import type { SamplingEngine } from '../../../../webview/engine/contract/network';
import { mostPredicted } from '../../../../webview/engine/protocol/predictions';
import { requestedPrediction } from '../../../../webview/engine/worker/predictRequest';
import { mostValues } from '../../../../webview/figures/kit/network/network';

const schedule = { kind: 'linear', T: 100, betaStart: 1e-4, betaEnd: 0.02 } as const;
const config = { sample_size: 2, in_channels: 1, out_channels: 1, num_class_embeds: null };
const engine = {
  config,
  predict: (x: Float32Array, t: ArrayLike<number>) =>
    Promise.resolve(x.map((value, index) => value + (t[Math.floor(index / 4)] ?? 0))),
} as unknown as SamplingEngine;
const asked = (x: Float32Array, t: readonly number[]) =>
  requestedPrediction({ x, t: Float32Array.from(t) }, { engine, schedule });

describe('a request for predictions', () => {
  it('asks the network about each image at its own t', async () => {
    expect(await asked(new Float32Array(8), [1, 99.5])()).toEqual(
      Float32Array.of(1, 1, 1, 1, 99.5, 99.5, 99.5, 99.5),
    );
  });

  it('is refused in a sentence where sizes do not fit', () => {
    expect(() => asked(new Float32Array(7), [1, 2])).toThrow(
      'takes 4 numbers for each t, but 7 are given for 2',
    );
    expect(() => asked(new Float32Array(0), [])).toThrow('takes 4 numbers');
  });

  it.each([0, 100.5, NaN, -1])('is refused at t = %d', (t) => {
    expect(() => asked(new Float32Array(4), [t])).toThrow('must be a number from 1 to 100');
  });

  it('is refused where it is large, with the bound that figures know', () => {
    expect(() => asked(new Float32Array(mostPredicted + 4), [1])).toThrow(`at most ${mostPredicted} are`);
    expect(mostValues).toBe(mostPredicted);
  });
});
