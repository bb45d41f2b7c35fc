import { describe, expect, it } from 'vitest';
import { centredInterval, shareInterval } from '../../../../src/diffusion/quality/bootstrap';
import { sampleQuality, type JudgedImages } from '../../../../src/diffusion/quality/sampleQuality';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';

const dimension = 6;
const classes = 4;

/** Normal features around a place, classes in turn, told surely. */
function images(seed: number, count: number, shift = 0, scale = 1, sure = 0.97): JudgedImages {
  const values = new RandomStream(seed, 8).normal(count * dimension).map((x) => scale * x + shift);
  const rest = (1 - sure) / (classes - 1);
  const probabilities = Float32Array.from({ length: count * classes }, (_, i) =>
    i % classes === Math.floor(i / classes) % classes ? sure : rest,
  );
  return {
    features: { values, dimension },
    probabilities: { values: probabilities, dimension: classes },
  };
}

const training = images(1, 600);
const heldOut = images(2, 200);
const noise = images(3, 200, 20);

describe('the quality of samples', () => {
  it('of images like the real ones is that of the real ones', async () => {
    const quality = await sampleQuality({ samples: images(4, 200), heldOut, training, noise });
    if (!quality) {
      throw new Error('It was not stopped.');
    }
    const { frechet, score, precision, recall, confident, memorisation } = quality;
    expect([quality.samples, quality.heldOut, quality.training, quality.dimension]).toEqual([
      200, 200, 600, 6,
    ]);
    expect(frechet.samples.value).toBeLessThan(0.5);
    expect(frechet.samples.value).toBeGreaterThan(frechet.samples.low);
    expect(frechet.samples.value).toBeLessThan(frechet.samples.high);
    // Far away by 20 in each of six dimensions.
    expect(frechet.noise).toBeGreaterThan(2300);
    expect(score.samples.value).toBeGreaterThan(3);
    expect(score.samples.value).toBeGreaterThanOrEqual(score.samples.low);
    expect(score.samples.value).toBeLessThanOrEqual(score.samples.high);
    expect(precision.value).toBeGreaterThan(0.8);
    expect(recall.value).toBeGreaterThan(0.8);
    expect(confident.samples.value).toBe(1);
    for (const each of quality.classes) {
      expect(each.samples.value).toBeCloseTo(0.25, 10);
    }
    expect(memorisation.suspicious.value).toBeLessThan(0.05);
  });

  it('tells copies of training images, and names the pairs', async () => {
    const copies: JudgedImages = {
      features: { values: training.features.values.slice(0, 50 * dimension), dimension },
      probabilities: { values: training.probabilities.values.slice(0, 50 * classes), dimension: classes },
    };
    const quality = await sampleQuality({ samples: copies, heldOut, training, noise }, { pairs: 3 });
    expect(quality?.memorisation.suspicious.value).toBe(1);
    expect(quality?.memorisation.nearest).toHaveLength(3);
    for (const { sample, training: at, distance } of quality?.memorisation.nearest ?? []) {
      expect(at).toBe(sample);
      expect(distance).toBe(0);
    }
  });

  it('falls when samples are all the same, or elsewhere', async () => {
    const narrow = await sampleQuality({ samples: images(5, 100, 0, 0.05), heldOut, training, noise });
    const elsewhere = await sampleQuality({ samples: images(6, 100, 3), heldOut, training, noise });
    expect(narrow?.precision.value).toBe(1);
    expect(narrow?.recall.value).toBeLessThan(0.1);
    expect(elsewhere?.precision.value).toBeLessThan(0.2);
    expect(elsewhere?.frechet.samples.value).toBeGreaterThan(40);
  });

  it('tells how far it is, stops when told to, and is the same for the same seed', async () => {
    const seen: number[] = [];
    const sets = { samples: images(4, 60), heldOut, training, noise };
    const options = {
      resamples: 10,
      onProgress: (done: number, total: number) => {
        seen.push(done / total);
        return Promise.resolve(true);
      },
    };
    const first = await sampleQuality(sets, options);
    expect(seen.at(-1)).toBe(1);
    expect(seen.length).toBeGreaterThan(20);
    expect(await sampleQuality(sets, { resamples: 10 })).toEqual(first);
    expect(await sampleQuality(sets, { onProgress: (done) => Promise.resolve(done < 3) })).toBeUndefined();
    await expect(sampleQuality({ ...sets, samples: images(1, 3) })).rejects.toThrow(/3 samples/);
  });
});

describe('intervals', () => {
  it('of shares are Wilson’s', () => {
    // Known values: 10 of 100 (Newcombe 1998's method 3).
    const { low, high } = shareInterval(10, 100);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
    expect(shareInterval(0, 10).low).toBeCloseTo(0, 12);
    expect(shareInterval(10, 10).high).toBeCloseTo(1, 12);
    expect(() => shareInterval(0, 0)).toThrow(/at least one/);
  });

  it('of statistics whose resamples are biased hold the statistic', () => {
    const resampled = Array.from({ length: 101 }, (_, i) => 5 + i / 100);
    const { value, low, high } = centredInterval(2, resampled);
    expect(value).toBe(2);
    expect(low).toBeCloseTo(1.53, 1);
    expect(high).toBeCloseTo(2.47, 1);
  });
});
