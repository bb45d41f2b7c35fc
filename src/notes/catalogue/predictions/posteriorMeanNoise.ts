import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';

/** μ̃_t = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε) */
export const posteriorMeanNoise = formula({
  id: 'posterior-mean-noise',
  name: () => l10n.t('Posterior mean by the noise'),
  source: { paper: ddpm, place: 'equation', number: '10' },
  recognises: (f) =>
    f.leftRole === 'muTilde' &&
    f.has('state') &&
    f.hasAny('noise', 'noiseHat') &&
    !f.hasAny('x0', 'x0Hat') &&
    isScheduled(f),
});
