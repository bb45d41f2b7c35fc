import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { hasLetter, holds, isLearnedLetter } from './lossBody';

/** L_{t-1} = E[1/2σ² ‖μ̃ - μ_θ‖²] + C */
export const meanMatchingLoss = formula({
  id: 'mean-matching-loss',
  name: () => l10n.t('Loss between the means'),
  source: { paper: ddpm, place: 'equation', number: '8' },
  recognises: (facts) =>
    holds(
      facts,
      (body) =>
        isLearnedLetter('μ')(body) &&
        hasLetter(body, (letter, _, accent) => letter === 'μ' && accent === 'tilde'),
    ),
});
