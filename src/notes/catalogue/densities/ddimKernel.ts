import * as l10n from '@vscode/l10n';
import { readNormal } from '../../formulas/shape';
import { ddim } from '../../glossary/papers';
import { formula } from '../formula';
import { isLeft } from './densityShape';

/** q_σ(x_{t-1}|x_t,x_0) */
export const ddimKernel = formula({
  id: 'ddim-kernel',
  name: () => l10n.t('DDIM posterior'),
  source: { paper: ddim, place: 'equation', number: '7' },
  recognises: (facts) =>
    isLeft(/^q\|(?:t-1|s)\|(?:0,t|t,0|0,[st])$/)(facts) &&
    readNormal(facts.right) !== undefined &&
    facts.has('sigma') &&
    facts.hasAny('alpha', 'alphaBar'),
});
