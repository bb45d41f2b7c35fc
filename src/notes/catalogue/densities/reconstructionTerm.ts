import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { densityIn, isBoundTerm } from './densityShape';

/** L_0 = -log p_θ(x_0|x_1) */
export const reconstructionTerm = formula({
  id: 'reconstruction-term',
  name: () => l10n.t('Reconstruction term L_0'),
  source: { paper: ddpm, place: 'equation', number: '5' },
  recognises: (facts) => isBoundTerm(facts) && facts.sub === '0' && densityIn(/^pθ?\|0\|1$/)(facts.right),
});
