import { describe, expect, it } from 'vitest';
import { mixture1dMoments } from '../../../src/diffusion/distributions/mixture1d';
import { linearProcess, processKinds, processVariance } from '../../../src/diffusion/linearProcess';
import { createSchedule } from '../../../src/diffusion/schedule';
import { figures } from '../../../src/figures';
import { pairOfSpread } from '../../../src/figures/coefficients';
import { figureState, standardFigures } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { makePaths, pathCount, pathsAt, pathTimes } from '../../../webview/figures/coefficients/paths';

const schedule = createSchedule(defaultPlaygroundState.schedule);
const captionWith = (t: number, own: Partial<(typeof standardFigures)['coefficients']>): string =>
  figures.coefficients.caption(
    figureState('coefficients', {
      ...defaultPlaygroundState,
      t,
      figures: { ...standardFigures, coefficients: { ...standardFigures.coefficients, ...own } },
    }),
  );

it('the data have mean 0 and the variance that is asked for', () => {
  for (const spread of [0.1, 1, 3]) {
    const { mean, variance } = mixture1dMoments(pairOfSpread(spread));
    expect(mean).toBeCloseTo(0, 12);
    expect(variance).toBeCloseTo(spread ** 2, 12);
  }
});

it('says variances by their closed forms at t = T', () => {
  // Σβ_t of an arithmetic series, of which 500 of 1,000 terms from 0.0001 to 0.02.
  const sum = (500 * (2e-4 + (0.0199 * 499) / 999)) / 2;
  expect(captionWith(500, {})).toContain(
    `1.00 with both factors, ${(1 + sum).toPrecision(3)} without √(1−βₜ)`,
  );
  const alphaBar = schedule.alphaBar[1000] ?? 0;
  const vanished = (4 * alphaBar * 1e4).toPrecision(3);
  const caption = captionWith(1000, { third: 'noiseless', spread: 2 });
  expect(caption).toContain(`${vanished} × 10⁻⁴ without noise`);
  expect(caption).toContain('The first goes from 4.00 of the data towards 1.');
});

describe.each(processKinds)('the paths of the process %s', (kind) => {
  const process = linearProcess(kind, schedule);
  const data = pairOfSpread(1);

  it('begin at t = 0, end at T, and repeat for a seed', () => {
    const times = pathTimes(1000);
    expect([times[0], times.at(-1)]).toEqual([0, 1000]);
    const paths = makePaths(process, data, 4);
    expect(makePaths(process, data, 4)).toEqual(paths);
    expect(makePaths(process, data, 5)).not.toEqual(paths);
    for (const [piece, time] of times.entries()) {
      expect(pathsAt(paths, process, 4, time)).toEqual(paths.states[piece]);
    }
  });

  it('have the exact variance at every t, also between the times at which they are kept', () => {
    for (const t of [4, 500, 997]) {
      let squares = 0;
      const seeds = 40;
      for (let seed = 0; seed < seeds; seed++) {
        const at = pathsAt(makePaths(process, data, seed), process, seed, t);
        squares += at.reduce((sum, value) => sum + value ** 2, 0);
      }
      const found = squares / (seeds * pathCount);
      // Five standard errors of the variance of a Gaussian, which no mixture of two exceeds.
      const bound = 5 * Math.sqrt(2 / (seeds * pathCount));
      expect(Math.abs(found / processVariance(process, t, 1) - 1)).toBeLessThan(bound);
    }
  });
});
