import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { judgeLoss } from './judgeLoss';
import { hasLetter, holds, isLearnedLetter } from './lossBody';

const r = String.raw;

/** L_{t-1} = E[1/2σ² ‖μ̃ - μ_θ‖²] + C */
export const meanMatchingLoss = formula({
  id: 'mean-matching-loss',
  name: () => l10n.t('Loss between the means'),
  source: { paper: ddpm, place: 'equation', number: '8' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { shows: 'step' } },
  },
  recognises: (facts) =>
    holds(
      facts,
      (body) =>
        isLearnedLetter('μ')(body) &&
        hasLetter(body, (letter, _, accent) => letter === 'μ' && accent === 'tilde'),
    ),
  judge: judgeLoss(
    [r`\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)`],
    [
      r`\frac{1}{2\sigma_t^2}`,
      r`\frac{1}{2\sigma_t^4}`,
      r`\frac{1}{2\beta_t}`,
      r`\frac{1}{2\tilde\beta_t}`,
      '1',
    ],
  ),
  isOfOneStep: true,
  isLoss: true,
});
