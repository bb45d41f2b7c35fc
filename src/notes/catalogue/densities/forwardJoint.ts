import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isLeft, reduces } from './densityShape';
import { judgeDensities } from './judgeDensities';

/** q(x_{1:T}|x_0) = ∏ q(x_t|x_{t-1}) */
export const forwardJoint = formula({
  id: 'forward-joint',
  name: () => l10n.t('Forward process'),
  source: { paper: ddpm, place: 'equation', number: '2' },
  run: {
    title: () => l10n.t('forward step by step'),
    shows: { figure: 'forward', state: { mode: 'chain' } },
  },
  recognises: (facts) => isLeft(/^q\|1:[tT]\|0$/)(facts) && reduces('product')(facts),
  judge: judgeDensities,
});
