import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { collapseData, collapseRun } from '../../../src/figures/collapse';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const standard = { ...figureState('collapse', defaultPlaygroundState), seed: 5, checkpoint: 1 };

/** Counted on its own: components with at least four of 200 points within three deviations. */
const reached = (points: Float64Array): number =>
  collapseData.components.filter(({ mean, variance }) => {
    let near = 0;
    for (let i = 0; i < points.length; i += 2) {
      near += Math.hypot(points[i]! - mean[0], points[i + 1]! - mean[1]) <= 3 * Math.sqrt(variance) ? 1 : 0;
    }
    return near >= 4;
  }).length;

it('says how many modes are reached once the training has come there, and before that only what is asked for', () => {
  expect(figures.collapse.caption(standard)).toContain('30 of 900 training steps are asked for');
  const run = collapseRun(standard.seed, standard.generatorSteps);
  run.advance(1, () => false);
  const { gan, diffusion } = run.at(1)!;
  expect(figures.collapse.caption(standard)).toContain(
    `After 30 of 900 training steps the GAN’s samples reach ${reached(gan)} of 8 modes, the diffusion model’s ${reached(diffusion)}.`,
  );
  expect(figures.collapse.caption({ ...standard, checkpoint: 2 })).toContain(
    '60 of 900 training steps are asked for',
  );
});
