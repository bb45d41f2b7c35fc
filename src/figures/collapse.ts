import * as l10n from '@vscode/l10n';
import { ringMixture } from '../diffusion/distributions/mixture';
import { leastShare, modeCoverage } from '../diffusion/quality/modeCoverage';
import { formatNumber } from '../base/formatNumber';
import {
  checkpointCount,
  CollapseRun,
  sampleCount,
  stepsPerCheckpoint,
} from '../diffusion/tinyNetworks/collapseRun';
import { defineFigure } from './figure';
import { integer } from './parameter';
import { memoize } from './scheduleMemo';

/** What both networks learn: eight Gaussians on a ring. */
export const collapseData = ringMixture();

/** The two trainings of a seed, as far as they have come. */
export const collapseRun = memoize(
  (seed: number, generatorSteps: number) => new CollapseRun(collapseData, seed, generatorSteps),
);

/** A small GAN and a small diffusion model that learn the same eight modes. */
export const collapse = defineFigure({
  id: 'collapse',
  title: () => l10n.t('Mode collapse'),
  formula: 'min_G max_D 𝔼 log D(x) + 𝔼 log(1 − D(G(z)))',
  needs: 'nothing',
  reads: ['seed'],
  parameters: {
    generatorSteps: integer({
      name: () => l10n.t('Generator steps per discriminator step'),
      meaning: () => l10n.t('How often the generator is trained for each time that the discriminator is.'),
      min: 1,
      max: 5,
      standard: 3,
    }),
    checkpoint: integer({
      name: () => l10n.t('Training'),
      meaning: () => l10n.t('How far both are trained, in {0} training steps each.', stepsPerCheckpoint),
      min: 0,
      max: checkpointCount,
      standard: checkpointCount,
      term: 'prediction',
    }),
  },
  clock: 'checkpoint',
  teaches: ['mode-collapse'],
  ideas: { generator: {}, discriminator: {} },
  examples: [
    {
      title: () => l10n.t('Mode collapse against diffusion'),
      detail: () =>
        l10n.t('A small GAN and a small diffusion model learn eight modes; the reached ones are counted.'),
      state: {},
    },
  ],
  caption({ seed, generatorSteps, checkpoint }) {
    const samples = collapseRun(seed, generatorSteps).at(checkpoint);
    const taken = checkpoint * stepsPerCheckpoint;
    const all = checkpointCount * stepsPerCheckpoint;
    const share = formatNumber(100 * leastShare, 1);
    return samples === undefined
      ? l10n.t(
          '{0} of {1} training steps are asked for, which the two networks take now. A mode counts as reached where at least {2} % of {3} samples lie within three standard deviations of it.',
          taken,
          all,
          share,
          sampleCount,
        )
      : l10n.t(
          'After {0} of {1} training steps the GAN’s samples reach {4} of 8 modes, the diffusion model’s {5}. A mode counts as reached where at least {2} % of {3} samples lie within three standard deviations of it.',
          taken,
          all,
          share,
          sampleCount,
          modeCoverage(collapseData, samples.gan).covered,
          modeCoverage(collapseData, samples.diffusion).covered,
        );
  },
});
