import { describe, expect, it } from 'vitest';
import type { Features } from '../../../../src/diffusion/quality/features';
import { sampleDistance } from '../../../../src/diffusion/quality/sampleDistance';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';

/** Correlated points in the plane. */
function points(seed: number, count: number, [x, y]: readonly [number, number], tilt: number): Features {
  const random = new RandomStream(seed, 8).normal(2 * count);
  const values = Float64Array.from(random, (value, i) =>
    i % 2 === 0 ? x + 2 * value : y + value + tilt * (random[i - 1] ?? 0),
  );
  return { values, dimension: 2 };
}

function moments({ values }: Features) {
  const count = values.length / 2;
  const column = (axis: number) => Array.from({ length: count }, (_, k) => values[2 * k + axis] ?? NaN);
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0) / count;
  const [xs, ys] = [column(0), column(1)];
  const [mx, my] = [mean(xs), mean(ys)];
  const moment = (a: readonly number[], b: readonly number[], ma: number, mb: number) =>
    a.reduce((sum, value, k) => sum + (value - ma) * ((b[k] ?? NaN) - mb), 0) / (count - 1);
  return { mx, my, xx: moment(xs, xs, mx, mx), xy: moment(xs, ys, mx, my), yy: moment(ys, ys, my, my) };
}

/** In the plane: tr (Σ₁Σ₂)^½ = √(tr Σ₁Σ₂ + 2 √(det Σ₁ det Σ₂)), by the eigenvalues' sum and product. */
function planeDistance(a: Features, b: Features): number {
  const [p, q] = [moments(a), moments(b)];
  const trace = p.xx * q.xx + 2 * p.xy * q.xy + p.yy * q.yy;
  const determinants = (p.xx * p.yy - p.xy ** 2) * (q.xx * q.yy - q.xy ** 2);
  const cross = Math.sqrt(trace + 2 * Math.sqrt(determinants));
  return (p.mx - q.mx) ** 2 + (p.my - q.my) ** 2 + p.xx + p.yy + q.xx + q.yy - 2 * cross;
}

const reference = points(1, 400, [0, 0], 0.7);
const sets = {
  reference,
  real: points(2, 120, [0, 0], 0.7),
  samples: points(3, 120, [1, -2], -0.4),
  noise: points(4, 120, [20, 20], 0),
};

describe('the distance of samples', () => {
  it('is that of planes’ own formula, beside real images and noise', async () => {
    const found = await sampleDistance(sets);
    const { samples, real, noise } = found!.frechet;
    expect(samples.value).toBeCloseTo(planeDistance(reference, sets.samples), 8);
    expect(real.value).toBeCloseTo(planeDistance(reference, sets.real), 8);
    expect(noise).toBeCloseTo(planeDistance(reference, sets.noise), 8);
    expect(real.high).toBeLessThan(samples.low);
    expect(samples.low).toBeLessThan(samples.value);
    expect(samples.high).toBeGreaterThan(samples.value);
    expect(found).toMatchObject({ compared: 120, reference: 400, dimension: 2 });
  });

  it('of real images taken for samples is about that of other real images', async () => {
    const found = await sampleDistance({ ...sets, samples: points(9, 120, [0, 0], 0.7) });
    const { samples, real } = found!.frechet;
    expect(samples.low).toBeLessThan(real.high);
    expect(real.low).toBeLessThan(samples.high);
  });

  it('names copies, of either part of the real images', async () => {
    const samples = { ...sets.samples, values: Float64Array.from(sets.samples.values) };
    samples.values.set(reference.values.subarray(2 * 17, 2 * 18), 2 * 5);
    samples.values.set(sets.real.values.subarray(2 * 33, 2 * 34), 2 * 60);
    const found = await sampleDistance({ ...sets, samples }, { pairs: 2 });
    expect(found?.nearest).toEqual([
      { sample: 5, real: 17, distance: 0 },
      { sample: 60, real: 400 + 33, distance: 0 },
    ]);
  });

  it('tells how far it is, stops when told to, and takes equally many only', async () => {
    const seen: number[] = [];
    const onProgress = (done: number, total: number) => {
      seen.push(done / total);
      return Promise.resolve(true);
    };
    await sampleDistance(sets, { resamples: 4, onProgress });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toHaveLength(2 * 4 + 3);
    expect(await sampleDistance(sets, { onProgress: (done) => Promise.resolve(done < 3) })).toBeUndefined();
    await expect(sampleDistance({ ...sets, real: reference })).rejects.toThrow(/As many real images/);
  });
});
