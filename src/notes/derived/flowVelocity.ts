import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** The straight path's derivative, and what a denoiser has to do with it (Lipman et al. 2023; Liu et al. 2023). */
export const flowVelocity: Derivation = {
  of: 'flow-velocity',
  lines: [
    {
      tex: r`x_t=(1-t)x_0+tx_1`,
      why: () => l10n.t('The path is a diffusion’s state whose scales of signal and noise are t and 1 − t.'),
    },
    {
      tex: r`\frac{d}{dt}\left((1-t)x_0+tx_1\right)=x_1-x_0`,
      why: () => l10n.t('Its ends stay where they are, so that only their shares move.'),
    },
    {
      tex: r`x_1-\frac{x_t-tx_1}{1-t}=\frac{x_1-x_t}{1-t}`,
      why: () =>
        l10n.t('By the path x_0 follows from the state and x_1: who predicts the data knows the velocity.'),
    },
  ],
};
