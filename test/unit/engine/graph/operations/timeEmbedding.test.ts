import { describe, expect, it } from 'vitest';
import { timestepSinusoids } from '../../../../../webview/engine/graph/operations/timeEmbedding';

/** diffusers' `get_timestep_embedding`, number by number. */
function sinusoids(t: number, width: number, flip: boolean, shift: number): number[] {
  const half = width / 2;
  const angles = Array.from({ length: half }, (_, i) => t * 10000 ** (-i / (half - shift)));
  const [sines, cosines] = [angles.map(Math.sin), angles.map(Math.cos)];
  return flip ? [...cosines, ...sines] : [...sines, ...cosines];
}

describe('the time embedding', () => {
  it.each([
    [false, 1],
    [true, 0],
    [false, 0],
    [true, 1],
  ] as const)('with flip_sin_to_cos %s and freq_shift %i is what diffusers gives', (flip, shift) => {
    const times = [0, 1, 499.5, 999];
    const expected = times.flatMap((t) => sinusoids(t, 8, flip, shift));
    const actual = timestepSinusoids(times, 8, flip, shift);
    expect(actual).toHaveLength(expected.length);
    actual.forEach((value, i) => expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(1e-6));
  });

  it('ends with the frequency 1/10000 where it is shifted by one, and before it where it is not', () => {
    // t = 1, sines first: the last sine is the last frequency, to its third power.
    expect(timestepSinusoids([1], 8, false, 1)[3]).toBeCloseTo(1e-4, 9);
    expect(timestepSinusoids([1], 8, false, 0)[3]).toBeCloseTo(1e-3, 8);
  });
});
