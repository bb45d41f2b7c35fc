import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { hasScore, isScheduled } from '../recognition';

/** μ_θ = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε_θ) */
export const predictedMean = formula({
  id: 'predicted-mean',
  name: () => l10n.t('Predicted mean'),
  source: { paper: ddpm, place: 'equation', number: '11' },
  recognises: (f) =>
    f.leftRole === 'muHat' &&
    f.has('state') &&
    (f.hasAny('noiseHat', 'x0Hat') || hasScore(f)) &&
    isScheduled(f),
});
