import * as l10n from '@vscode/l10n';
import { isClassifierGradient } from '../../formulas/facts';
import { guidedDiffusion } from '../../glossary/papers';
import { formula } from '../formula';

/** μ + s Σ ∇ log p(y|x_t) */
export const classifierGuidanceMean = formula({
  id: 'classifier-guidance-mean',
  name: () => l10n.t('Classifier guidance of the mean'),
  source: { paper: guidedDiffusion, place: 'algorithm', number: '1' },
  recognises: (f) => f.letter('μ') && f.some(isClassifierGradient) && /muHat|muTilde|other/.test(f.leftRole),
});
