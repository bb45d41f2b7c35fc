import { describe, expect, it } from 'vitest';
import { evaluateBound, type BoundOptions } from '../../../../src/diffusion/bounds/evaluateBound';
import { selfTestOracles } from '../../../../src/diffusion/bounds/selfTestOracles';
import { gaussianDensity } from '../../../../src/diffusion/distributions/gaussian';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { posterior } from '../../../../src/diffusion/posterior';
import { createSchedule } from '../../../../src/diffusion/schedule';

const schedule = createSchedule({ kind: 'linear', T: 100, betaStart: 1e-3, betaEnd: 0.2 });
const imageSize = 16;
const deviation = 0.3;

/** Levels of rounded draws from N(0, deviation²). */
function gaussianData(images: number): { pixels: Uint8Array; imageSize: number } {
  const values = new RandomStream(4, 8).normal(images * imageSize);
  return { pixels: Uint8Array.from(values, (x) => Math.round((deviation * x + 1) * 127.5)), imageSize };
}

/** The best ε̂ for N(0, deviation²). */
const exact = (x: Float32Array, t: Int32Array) => {
  const { signal, noise } = closedForm(schedule, t[0] ?? 1);
  return x.map((value) => (noise * value) / (signal ** 2 * deviation ** 2 + noise ** 2));
};
const evaluate = (options: BoundOptions = {}, images = 40, denoiser: typeof exact = exact) =>
  evaluateBound(denoiser, gaussianData(images), schedule, options);

/** Bits per dimension that the rounded normal distribution itself takes. */
const entropy = (() => {
  let bits = 0;
  for (let level = 0; level < 256; level++) {
    const p = gaussianDensity(level / 127.5 - 1, 0, deviation ** 2) / 127.5;
    if (p > 0) {
      bits -= p * Math.log2(p);
    }
  }
  return bits;
})();

describe('selfTestOracles', () => {
  it('holds for every number that is known otherwise', async () => {
    const rows = await selfTestOracles();
    expect(rows.length).toBeGreaterThan(12);
    for (const row of rows) {
      expect(row.tolerance).toBeLessThanOrEqual(1e-6);
      expect(row, row.name).toMatchObject({ ok: true });
    }
  });
});

describe('evaluateBound', () => {
  it('has the terms that Gaussian data have with the exact denoiser, above their entropy', async () => {
    const bound = await evaluate();
    for (const { t, value, standardError } of bound.terms.slice(0, -1)) {
      // Only the mean differs from the posterior's, by what x_t does not tell of x_0.
      const { signal, noise } = closedForm(schedule, t);
      const unknown = (deviation * noise) ** 2 / ((signal * deviation) ** 2 + noise ** 2);
      const { x0, variance } = posterior(schedule, t);
      const expected = (x0 ** 2 * unknown) / (2 * variance) / Math.LN2;
      expect(Math.abs(value - expected)).toBeLessThan(5 * standardError + 1e-3);
    }
    expect(bound.total.value).toBeGreaterThan(entropy - 3 * bound.total.standardError);
    expect(bound.complete).toBe(true);
    const sum = bound.terms.reduce((all, term) => all + term.value, bound.prior);
    expect(bound.total.value).toBeCloseTo(sum, 10);
    expect(bound.rate + bound.distortion).toBeCloseTo(bound.total.value, 10);
  });

  it('is worse for a denoiser that is', async () => {
    const worse = await evaluate({}, 40, (x, t) => exact(x, t).map((value) => 0.8 * value));
    expect(worse.total.value).toBeGreaterThan((await evaluate()).total.value + 0.1);
  });

  it('is the same whatever the network predicts and however it is batched', async () => {
    const epsilon = await evaluate({ clip: false });
    const velocity = await evaluate({ clip: false, prediction: 'v_prediction', batchSize: 7 }, 40, (x, t) => {
      const { signal, noise } = closedForm(schedule, t[0] ?? 1);
      // v = (ε − noise · x) / signal.
      return exact(x, t).map((value, i) => (value - noise * (x[i] ?? 0)) / signal);
    });
    expect(velocity.total.value).toBeCloseTo(epsilon.total.value, 4);
  });

  it('takes learned variances, which are the fixed ones at the ends of their range', async () => {
    const withVariance = (given: number) => (x: Float32Array, t: Int32Array) => {
      const output = new Float32Array(2 * x.length);
      exact(x, t).forEach((value, i) => {
        const image = Math.floor(i / imageSize);
        output[image * 2 * imageSize + (i % imageSize)] = value;
        output[image * 2 * imageSize + imageSize + (i % imageSize)] = given;
      });
      return output;
    };
    for (const [given, variance] of [
      [-1, 'fixed_small'],
      [1, 'fixed_large'],
    ] as const) {
      const learned = await evaluate({ variance: 'learned_range' }, 4, withVariance(given));
      const fixed = await evaluate({ variance }, 4);
      learned.terms.slice(0, -1).forEach((term, i) => {
        expect(term.value).toBeCloseTo(fixed.terms[i]?.value ?? NaN, 10);
      });
    }
  });

  it('lets the rate grow and the distortion fall as t does, ending at the bound', async () => {
    const { rateDistortion, prior, rate } = await evaluate();
    expect(rateDistortion[0]).toMatchObject({ reverseTime: 1, rate: prior });
    expect(rateDistortion.at(-1)?.reverseTime).toBe(100);
    expect(rateDistortion.at(-1)?.rate).toBeCloseTo(rate, 9);
    // With hardly any noise, x̂_0 is x_0; with nothing but noise, it is the mean.
    expect(rateDistortion.at(-1)?.rmse).toBeLessThan(5);
    expect(Math.abs((rateDistortion[0]?.rmse ?? NaN) - 127.5 * deviation)).toBeLessThan(3);
    rateDistortion.slice(1).forEach((row, i) => {
      expect(row.rate).toBeGreaterThanOrEqual(rateDistortion[i]?.rate ?? NaN);
    });
  });

  it('says how sure it is: draws shrink the error of a term, and the truth lies within some errors', async () => {
    const once = await evaluate({ timesteps: [50], draws: 1 });
    const often = await evaluate({ timesteps: [50], draws: 16 });
    const [first, better] = [once.terms[0], often.terms[0]];
    if (!first || !better) {
      throw new Error('There is no term.');
    }
    expect(better.standardError).toBeLessThan(first.standardError / 2.5);
    expect(Math.abs(first.value - better.value)).toBeLessThan(4 * first.standardError);
    expect(once.noiseError).toBeNull();
    expect(often.noiseError).toBeGreaterThan(0);
  });

  it('estimates the whole from some t, each standing for those nearest to it', async () => {
    // Terms fall steeply from t = 2 on: all of those, and some of the others.
    const some = Array.from({ length: 100 }, (_, i) => i + 1).filter((t) => t < 20 || t % 5 === 0);
    const [estimate, whole] = [await evaluate({ timesteps: some }), await evaluate()];
    expect(estimate.complete).toBe(false);
    expect(estimate.terms.at(-1)?.t).toBe(1);
    expect(Math.abs(estimate.total.value - whole.total.value)).toBeLessThan(0.25);
    // The terms that both have are the same: the noise does not depend on what else is evaluated.
    expect(estimate.terms.find(({ t }) => t === 50)).toEqual(whole.terms.find(({ t }) => t === 50));
  });

  it('reports progress and stops when told to', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const running = evaluate({
      batchSize: 10,
      signal: stop.signal,
      onProgress: (done, total) => {
        expect(total).toBe(4000);
        seen.push(done);
        if (done >= 100) {
          stop.abort(new Error('stopped'));
        }
      },
    });
    await expect(running).rejects.toThrow('stopped');
    expect(seen).toEqual(Array.from({ length: 10 }, (_, i) => 10 * (i + 1)));
  });

  it('refuses what is no data, no timestep or no answer', async () => {
    const none = { pixels: new Uint8Array(5), imageSize: 4 };
    await expect(evaluateBound(exact, none, schedule)).rejects.toThrow(/no whole images/);
    await expect(evaluate({ timesteps: [101] })).rejects.toThrow(/1…100, not 101/);
    await expect(evaluate({ draws: 0 })).rejects.toThrow(/draws/);
    await expect(evaluate({}, 2, () => new Float32Array(3))).rejects.toThrow(/3 numbers where 32/);
  });
});
