import * as l10n from '@vscode/l10n';
import { isGradient } from '../../formulas/facts';
import { guidedDiffusion } from '../../glossary/papers';
import { formula } from '../formula';

/** s_θ = -ε_θ / √(1-ᾱ_t) */
export const scoreFromNoise = formula({
  id: 'score-from-noise',
  name: () => l10n.t('Score from the noise'),
  source: { paper: guidedDiffusion, place: 'equation', number: '11' },
  recognises: (f) =>
    (f.leftRole === 'scoreHat' || isGradient(f.left)) && f.hasAny('noiseHat', 'noise') && !f.has('x0'),
});
