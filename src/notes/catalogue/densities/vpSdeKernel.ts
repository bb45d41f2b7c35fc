import * as l10n from '@vscode/l10n';
import { readNormal } from '../../formulas/shape';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import { reduces } from './densityShape';

/** N(x e^{-½∫β}, (1 - e^{-∫β}) I) */
export const vpSdeKernel = formula({
  id: 'vp-sde-kernel',
  name: () => l10n.t('Perturbation kernel of the VP SDE'),
  source: { paper: scoreSde, place: 'equation', number: '29' },
  isOfOtherProcess: true,
  recognises: (facts) =>
    readNormal(facts.right) !== undefined && reduces('integral')(facts) && facts.letter('β'),
});
