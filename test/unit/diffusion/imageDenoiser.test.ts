import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactDenoiser } from '../../../src/diffusion/distributions/exactDenoiser';
import { guessAmong } from '../../../src/diffusion/distributions/imageDenoiser';

const number = fc.double({ min: -2, max: 2, noNaN: true });
const pair = fc.tuple(number, number);

it('is the denoiser of a mixture of points, for images of two pixels', () => {
  fc.assert(
    fc.property(
      fc.array(pair, { minLength: 1, maxLength: 6 }),
      pair,
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (points, xt, noise) => {
        const step = { signal: Math.sqrt(1 - noise ** 2 / 2), noise };
        const images = points.map((point) => Float32Array.from(point));
        const components = images.map(([x = 0, y = 0]) => ({
          weight: 1 / images.length,
          mean: [x, y] as const,
          variance: 0,
        }));
        const at = Float32Array.from(xt);
        const expected = exactDenoiser({ components }, step).estimate(at);
        const { estimate, shares } = guessAmong(images, step, at);
        estimate.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 4));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      },
    ),
  );
});

it('is sure where there is hardly any noise, and knows nothing where there is nothing else', () => {
  const images = [Float32Array.of(1, -1), Float32Array.of(-1, 1)];
  expect(guessAmong(images, { signal: 1, noise: 0.01 }, Float32Array.of(0.9, -0.9)).shares[0]).toBeCloseTo(
    1,
    12,
  );
  const { estimate, shares } = guessAmong(images, { signal: 0, noise: 1 }, Float32Array.of(3, 4));
  expect([...shares]).toEqual([0.5, 0.5]);
  expect([...estimate]).toEqual([0, 0]);
});
