import { isJointDensity } from '../../formulas/shape';
import * as l10n from '@vscode/l10n';
import { isClassifierGradient, isGradient, somePart } from '../../formulas/equationFacts';
import { guidedDiffusion } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** ∇ log p(x|y) = ∇ log p(x) + ∇ log p(y|x) */
export const bayesScore = formula({
  id: 'bayes-score',
  name: () => l10n.t('Conditional score by Bayes’ rule'),
  source: { paper: guidedDiffusion, place: 'section', number: '4.2' },
  run: {
    title: () => l10n.t('Conditional score by Bayes’ rule'),
    shows: { figure: 'guidance', state: { scale: 1 } },
  },
  recognises: (f) =>
    isGradient(f.left) && f.some(isClassifierGradient) && !somePart(f.left, isClassifierGradient),
  truth: { forms: [r`\nabla\log p(x_t)+\nabla\log p(y|x_t)`] },
  judge: ({ right }, { byTruth }) => (somePart(right, isJointDensity) ? 'unknown' : byTruth()),
  isOfScores: true,
});
