import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { runPlan } from '../../../src/diffusion/samplers/runPlan';
import { entryAt } from '../../../src/diffusion/schedule';
import { networkNoise, networkSchedule } from '../../../src/figures/digitsNetwork';
import {
  comparedSamplers,
  imageDistance,
  mostCalls,
  samplers,
  timeAfter,
} from '../../../src/figures/samplers';
import { referencesOf } from '../../../webview/figures/samplers/reference';

describe('the compared samplers', () => {
  it('all turn noise into the one image that an exact network knows', () => {
    // For data in one point c, ε is (x − √ᾱ c) / √(1−ᾱ): every sampler that is right ends at c.
    const c = 0.3;
    const model = (x: Float32Array, t: number): Float32Array => {
      const [low, high] = [Math.floor(t), Math.ceil(t)];
      const [from, to] = [low, high].map((at) => entryAt(networkNoise.alphaBar, at)) as [number, number];
      const alphaBar = from + (to - from) * (t - low);
      return x.map((value) => (value - Math.sqrt(alphaBar) * c) / Math.sqrt(1 - alphaBar));
    };
    for (const { plan, name } of comparedSamplers(20)) {
      const noise = new RandomStream(1, 6);
      const end = runPlan(plan, noise.normal(4), model, () => noise.normal(4));
      expect(Math.max(...end.map((value) => Math.abs(value - c))), name).toBeLessThan(0.02);
    }
  });

  it('ask the network once a step, Heun twice but for the last', () => {
    expect(comparedSamplers(10).map(({ plan }) => plan.length)).toEqual([10, 10, 10, 19, 10]);
    expect(mostCalls(10)).toBe(19);
  });

  it('say where each has come to', () => {
    const [, ddim, , heun] = comparedSamplers(10);
    expect([0, 1, 9, 10, 11].map((calls) => timeAfter(ddim!, calls))).toEqual([1000, 900, 100, 0, 0]);
    expect([timeAfter(heun!, 0), timeAfter(heun!, 2), timeAfter(heun!, 19)]).toEqual([1000, 900, 0]);
    const state = { schedule: networkSchedule, t: 1, seed: 0, steps: 10, calls: 99 };
    expect(samplers.caption(state)).toContain('after 19 calls of the network: DDIM has come to t = 0');
    expect(samplers.caption(state)).toContain('held against DDIM in 1000 steps');
  });

  it('are held against a result over all t, gone on with where it was left, and worked out once a seed', async () => {
    let asked: number[] = [];
    // An exact network for data in the point c: DDIM ends there, in however many pieces.
    const c = -0.4;
    const predict = (x: Float32Array, t: number) => {
      asked.push(t);
      const alphaBar = entryAt(networkNoise.alphaBar, t);
      return Promise.resolve(x.map((value) => (value - Math.sqrt(alphaBar) * c) / Math.sqrt(1 - alphaBar)));
    };
    const referenceOf = referencesOf(2, 4);
    const first = referenceOf(5);
    await first.advance(predict, 999);
    expect([first.taken, first.isDone]).toEqual([999, false]);
    await referenceOf(5).advance(predict, 999);
    expect(referenceOf(5)).toMatchObject({ taken: 1000, isDone: true });
    expect(asked).toEqual(Array.from({ length: 1000 }, (_, index) => 1000 - index));
    expect(Math.max(...first.x0!.map((value) => Math.abs(value - c)))).toBeLessThan(1e-4);
    asked = [];
    await referenceOf(5).advance(predict, 10);
    expect(asked).toEqual([]);
    const broken = referenceOf(6);
    await expect(broken.advance(() => Promise.reject(new Error('gone')), 10)).rejects.toThrow('gone');
    await broken.advance(predict, 10);
    expect(broken.taken).toBe(10);
  });

  it('are apart by the root of the mean square, in grey levels', () => {
    expect(imageDistance(Float32Array.of(1, -1), Float32Array.of(-1, -1))).toBeCloseTo(255 / Math.SQRT2, 9);
  });
});
