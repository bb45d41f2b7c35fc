import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isLeft, reduces } from './densityShape';

/** p_θ(x_0) = ∫ p_θ(x_{0:T}) dx_{1:T} */
export const marginalLikelihood = formula({
  id: 'marginal-likelihood',
  name: () => l10n.t('Marginal likelihood'),
  source: { paper: ddpm, place: 'section', number: '2' },
  run: { title: () => l10n.t('marginal of all paths'), shows: { figure: 'marginal' } },
  recognises: (facts) => isLeft(/^pθ?\|0$/)(facts) && reduces('integral')(facts),
});
