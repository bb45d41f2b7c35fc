import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { densityIn, isBoundTerm } from './densityShape';
import { judgeBound } from './judgeBound';

/** E[-log p_θ(x_0)] ≤ E_q[-log p_θ(x_{0:T}) / q(x_{1:T}|x_0)] */
export const variationalBound = formula({
  id: 'variational-bound',
  name: () => l10n.t('Variational bound'),
  source: { paper: ddpm, place: 'equation', number: '3' },
  run: { title: () => l10n.t('Terms of the variational bound'), shows: { figure: 'elbo' } },
  recognises: (facts) =>
    (isBoundTerm(facts) || facts.left.kind === 'expectation') &&
    densityIn(/^pθ?\|0:T$/)(facts.right) &&
    densityIn(/^q\|1:T\|0$/)(facts.right),
  judgeSide: judgeBound,
});
