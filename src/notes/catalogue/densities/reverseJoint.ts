import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isLeft, reduces } from './densityShape';
import { judgeDensities } from './judgeDensities';

/** p_θ(x_{0:T}) = p(x_T) ∏ p_θ(x_{t-1}|x_t) */
export const reverseJoint = formula({
  id: 'reverse-joint',
  name: () => l10n.t('Reverse process'),
  source: { paper: ddpm, place: 'equation', number: '1' },
  run: {
    title: () => l10n.t('paths of the reverse process'),
    shows: { figure: 'reverse', state: { show: 'paths' } },
  },
  recognises: (facts) => isLeft(/^pθ?\|0:[tT]$/)(facts) && reduces('product')(facts),
  judge: judgeDensities,
});
