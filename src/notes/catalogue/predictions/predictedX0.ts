import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';

/** x̂_0 = (x_t - √(1-ᾱ_t) ε_θ) / √ᾱ_t */
export const predictedX0 = formula({
  id: 'predicted-x0',
  name: () => l10n.t('Predicted x_0'),
  source: { paper: ddpm, place: 'equation', number: '15' },
  recognises: (f) =>
    f.leftRole === 'x0Hat' &&
    f.has('state') &&
    f.hasAny('noiseHat', 'noise') &&
    (isScheduled(f) || f.has('sigma')),
});
