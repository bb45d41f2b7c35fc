import * as l10n from '@vscode/l10n';
import { isClassifierGradient } from '../../formulas/facts';
import { guidedDiffusion } from '../../glossary/papers';
import { formula } from '../formula';

/** ε̂ = ε_θ - s √(1-ᾱ_t) ∇ log p(y|x_t) */
export const classifierGuidance = formula({
  id: 'classifier-guidance',
  name: () => l10n.t('Classifier guidance'),
  source: { paper: guidedDiffusion, place: 'equation', number: '14' },
  recognises: (f) => f.leftRole === 'noiseHat' && f.has('noiseHat') && f.some(isClassifierGradient),
});
