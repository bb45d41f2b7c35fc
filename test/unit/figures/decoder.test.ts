import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import { decoderBin } from '../../../src/diffusion/bounds/terms';
import { figures } from '../../../src/figures';
import { decoderLogLikelihood } from '../../../src/figures/decoder';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { binMass } from '../../../webview/figures/decoder/bin';
import { figureStates } from './states';

const levels = Array.from({ length: 256 }, (_, level) => level);

it('the bins of the 256 grey values lie side by side and cover the line', () => {
  expect(decoderBin(0).from).toBe(-Infinity);
  expect(decoderBin(255).to).toBe(Infinity);
  for (const level of levels.slice(1)) {
    expect(decoderBin(level).from).toBeCloseTo(decoderBin(level - 1).to, 12);
  }
});

it('the masses of the 256 bins add up to 1', () => {
  fc.assert(
    fc.property(figureStates, ({ decoder: { mean, sigma } }) => {
      const masses = levels.map((level) => binMass(level, mean, sigma));
      expect(masses.reduce((sum, { above, below }) => sum + above - below, 0)).toBeCloseTo(1, 12);
    }),
  );
});

it('the probability of a grey value is the area under the bell over its bin', () => {
  fc.assert(
    fc.property(figureStates, ({ decoder: { level, mean, sigma } }) => {
      const { from, to } = decoderBin(level);
      const [low, high] = [Math.max(from, mean - 12 * sigma), Math.min(to, mean + 12 * sigma)];
      const pieces = 4000;
      const width = (high - low) / pieces;
      let area = 0;
      for (let piece = 0; piece < pieces; piece++) {
        area += gaussianDensity(low + (piece + 0.5) * width, mean, sigma ** 2) * width;
      }
      // The bound of the official code: no grey value is less probable.
      const expected = high > low ? Math.max(area, 1e-12) : 1e-12;
      expect(Math.exp(decoderLogLikelihood(level, mean, sigma))).toBeCloseTo(expected, 6);
    }),
    { numRuns: 50 },
  );
});

it('says which bin a grey value has, open at both ends of the scale', () => {
  const captionAt = (level: number): string => {
    const state = figureState('decoder', defaultPlaygroundState);
    return figures.decoder.caption({ ...state, level, mean: level / 127.5 - 1 });
  };
  // Of N(μ, 0.01²), 30.5 % lie within 1/255 of μ: erf(1 / (2.55 √2)).
  expect(captionAt(200)).toBe(
    'Grey value 200 has the bin from 0.5647 to 0.5725: 30.5 % of the mass, so it costs 1.71 bits.',
  );
  expect(captionAt(0)).toContain('below −0.9961: 65.3 %');
  expect(captionAt(255)).toContain('above 0.9961: 65.3 %');
});
