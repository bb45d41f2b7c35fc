import * as l10n from '@vscode/l10n';
import { isClassifierGradient, isGradient, somePart } from '../../formulas/facts';
import { guidedDiffusion } from '../../glossary/papers';
import { formula } from '../formula';

/** ∇ log p(x|y) = ∇ log p(x) + ∇ log p(y|x) */
export const bayesScore = formula({
  id: 'bayes-score',
  name: () => l10n.t('Conditional score by Bayes’ rule'),
  source: { paper: guidedDiffusion, place: 'section', number: '4.2' },
  recognises: (f) =>
    isGradient(f.left) && f.some(isClassifierGradient) && !somePart(f.left, isClassifierGradient),
});
