import * as l10n from '@vscode/l10n';
import { readNormal } from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isLeft } from './densityShape';

/** p_θ(x_{t-1}|x_t) = N(x_{t-1}; μ_θ, Σ_θ) */
export const reverseKernel = formula({
  id: 'reverse-kernel',
  name: () => l10n.t('Reverse transition kernel'),
  source: { paper: ddpm, place: 'equation', number: '1' },
  run: { title: () => l10n.t('reverse process'), shows: { figure: 'reverse' } },
  recognises: (facts) =>
    isLeft(/^pθ\|(?:t-1|t)\|(?:t|t\+1)$/)(facts) && readNormal(facts.right) !== undefined,
});
