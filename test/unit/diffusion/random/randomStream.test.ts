import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';

const count = 100_000;

function moments(values: ArrayLike<number>): {
  mean: number;
  variance: number;
  skewness: number;
  kurtosis: number;
} {
  const all = Array.from(values);
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  const central = (power: number) => all.reduce((sum, x) => sum + (x - mean) ** power, 0) / all.length;
  const variance = central(2);
  return { mean, variance, skewness: central(3) / variance ** 1.5, kurtosis: central(4) / variance ** 2 };
}

/** Kolmogorov–Smirnov statistic √n·sup|F_n − F|; above 1.95 with probability 0.001 when F is right. */
function kolmogorovSmirnov(values: ArrayLike<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(values).sort();
  const distance = sorted.reduce((worst, x, i) => {
    const expected = cdf(x);
    return Math.max(worst, expected - i / sorted.length, (i + 1) / sorted.length - expected);
  }, 0);
  return distance * Math.sqrt(sorted.length);
}

function correlation(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0) / a.length;
}

/** The standard normal distribution function by Simpson's rule, accurate to 1e-10. */
function normalCdf(x: number): number {
  const intervals = 200;
  const h = x / intervals;
  let sum = 0;
  for (let i = 0; i <= intervals; i++) {
    const weight = i === 0 || i === intervals ? 1 : i % 2 ? 4 : 2;
    sum += weight * Math.exp(-((i * h) ** 2) / 2);
  }
  return 0.5 + (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

describe('RandomStream', () => {
  it('begins with the Philox block of counter 0', () => {
    expect(Array.from(new RandomStream(0, 0).uint32(4))).toEqual([
      0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8,
    ]);
  });

  it('draws the same numbers from the same seed, stream and position', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(word, word, fc.nat(1000), fc.nat(40), (seed, stream, blocks, n) => {
        const walked = new RandomStream(seed, stream);
        walked.uint32(4 * blocks);
        const jumped = new RandomStream(seed, stream, 4 * blocks);
        expect(jumped.normal(n)).toEqual(walked.normal(n));
        expect(jumped.position).toBe(walked.position);
        expect(jumped.position).toBe(4 * (blocks + Math.ceil(n / 4)));
      }),
    );
  });

  it('gives one long draw and several draws of whole blocks the same numbers', () => {
    const whole = new RandomStream(7, streams.noise).normal(32);
    const parts = new RandomStream(7, streams.noise);
    expect([...parts.normal(12), ...parts.normal(20)]).toEqual(Array.from(whole));
  });

  it('counts on beyond 2^32 blocks', () => {
    const late = new RandomStream(1, 1, 2 ** 40);
    expect(late.uint32(4)).not.toEqual(new RandomStream(1, 1, 0).uint32(4));
    expect(late.position).toBe(2 ** 40 + 4);
  });

  it('keeps these normal numbers forever, because saved runs depend on them', () => {
    expect(Array.from(new RandomStream(42, streams.sample).normal(6))).toMatchInlineSnapshot(`
      [
        -0.5377367734909058,
        -0.7065470218658447,
        -0.978964626789093,
        0.09527460485696793,
        0.03560369834303856,
        0.3281041979789734,
      ]
    `);
  });

  it('draws uniform numbers of the right moments and distribution, never 0 or 1', () => {
    const values = new RandomStream(3, streams.data).uniform(count);
    const { mean, variance } = moments(values);
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / count));
    expect(kolmogorovSmirnov(values, (x) => x)).toBeLessThan(1.95);
    expect(values.every((x) => x > 0 && x < 1)).toBe(true);
  });

  it('draws normal numbers of the right moments and distribution', () => {
    for (const seed of [0, 1, 0xffffffff]) {
      const values = new RandomStream(seed, streams.noise).normal(count);
      const { mean, variance, skewness, kurtosis } = moments(values);
      expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(count));
      expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
      expect(Math.abs(skewness)).toBeLessThan(4 * Math.sqrt(6 / count));
      expect(Math.abs(kurtosis - 3)).toBeLessThan(4 * Math.sqrt(24 / count));
      expect(kolmogorovSmirnov(values, normalCdf)).toBeLessThan(1.95);
    }
  });

  it('agrees with Box–Muller in float64 to 1e-6', () => {
    const words = new RandomStream(5, streams.noise).uint32(count);
    const values = new RandomStream(5, streams.noise).normal(count);
    let worst = 0;
    for (let i = 0; i < count; i += 2) {
      const radius = Math.sqrt(-2 * Math.log((2 * ((words[i] ?? 0) >>> 9) + 1) * 2 ** -24));
      const word = words[i + 1] ?? 0;
      // The words' 32-bit angle, less the six bits that float32 cannot hold, centred in its step.
      const angle = 2 * Math.PI * (((word >>> 6) + 0.5) / 2 ** 26 - 1 / 8);
      worst = Math.max(worst, Math.abs((values[i] ?? 0) - radius * Math.cos(angle)));
      worst = Math.max(worst, Math.abs((values[i + 1] ?? 0) - radius * Math.sin(angle)));
    }
    expect(worst).toBeLessThan(1e-6);
  });

  it('has streams and neighbouring numbers that are not correlated', () => {
    const bound = 4 / Math.sqrt(count);
    const noise = new RandomStream(11, streams.noise).normal(count);
    expect(Math.abs(correlation(noise, new RandomStream(11, streams.sample).normal(count)))).toBeLessThan(
      bound,
    );
    expect(Math.abs(correlation(noise, new RandomStream(12, streams.noise).normal(count)))).toBeLessThan(
      bound,
    );
    for (const lag of [1, 2, 3, 4]) {
      expect(Math.abs(correlation(noise.subarray(lag), noise))).toBeLessThan(bound);
    }
  });

  it('draws integers below their bound, equally often', () => {
    const counts = new Float64Array(10);
    for (const k of new RandomStream(2, streams.time).integers(count, 10)) {
      counts[k] = (counts[k] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, n) => sum + (n - count / 10) ** 2 / (count / 10), 0);
    expect(chiSquare).toBeLessThan(27.9); // nine degrees of freedom, probability 0.001
    expect(Array.from(new RandomStream(2, streams.time).integers(3, 1))).toEqual([0, 0, 0]);
  });

  it('refuses seeds, streams, positions and bounds that it cannot honour', () => {
    expect(() => new RandomStream(-1, 0)).toThrow(/seed/);
    expect(() => new RandomStream(2 ** 32, 0)).toThrow(/seed/);
    expect(() => new RandomStream(0, 0.5)).toThrow(/stream/);
    expect(() => new RandomStream(0, 0, 3)).toThrow(/position/);
    expect(() => new RandomStream(0, 0).integers(1, 0)).toThrow(/bound/);
  });

  it('has a number of its own for every purpose', () => {
    expect(new Set(Object.values(streams)).size).toBe(Object.keys(streams).length);
  });
});
