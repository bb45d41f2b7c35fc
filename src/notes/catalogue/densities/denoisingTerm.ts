import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { readStep } from '../../vocabulary/step';
import { formula } from '../formula';
import { densityIn, divergence, isBoundTerm } from './densityShape';
import { judgeBound } from './judgeBound';

/** L_{t-1} = KL(q(x_{t-1}|x_t,x_0) ‖ p_θ(x_{t-1}|x_t)) */
export const denoisingTerm = formula({
  id: 'denoising-term',
  name: () => l10n.t('Denoising term L_{t−1}'),
  source: { paper: ddpm, place: 'equation', number: '5' },
  run: { title: () => l10n.t('Terms of the variational bound'), shows: { figure: 'elbo' } },
  recognises: (facts) => {
    const kl = divergence(facts);
    return (
      isBoundTerm(facts) &&
      readStep(facts.sub)?.base === 't' &&
      kl !== undefined &&
      densityIn(/^q\|t(?:[+-]1)?\|/)(kl)
    );
  },
  judge: ({ right }) => judgeBound(right),
});
