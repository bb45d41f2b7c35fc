import * as l10n from '@vscode/l10n';
import { isGradient, somePart } from '../../formulas/facts';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import { hasLetter, holds, isLearnedLetter } from './lossBody';

/** E‖s_θ - ∇ log q‖² */
export const scoreMatchingLoss = formula({
  id: 'score-matching-loss',
  name: () => l10n.t('Denoising score matching'),
  source: { paper: scoreSde, place: 'equation', number: '7' },
  isOfOtherProcess: true,
  recognises: (f) =>
    holds(f, (body) => isLearnedLetter('s')(body) && somePart(body, isGradient)) ||
    (holds(f, (body) => isLearnedLetter('s')(body) && hasLetter(body, (letter) => letter === 'σ')) &&
      !f.hasAny('alpha', 'alphaBar', 'beta')),
});
