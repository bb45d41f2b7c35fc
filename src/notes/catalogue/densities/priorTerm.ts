import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { divergence, isBoundTerm } from './densityShape';
import { judgeBound } from './judgeBound';

/** L_T = KL(q(x_T|x_0) ‖ p(x_T)) */
export const priorTerm = formula({
  id: 'prior-term',
  name: () => l10n.t('Prior term L_T'),
  source: { paper: ddpm, place: 'equation', number: '5' },
  run: { title: () => l10n.t('Terms of the variational bound'), shows: { figure: 'elbo' } },
  recognises: (facts) => isBoundTerm(facts) && facts.sub === 'T' && divergence(facts) !== undefined,
  judge: ({ right }) => judgeBound(right),
});
