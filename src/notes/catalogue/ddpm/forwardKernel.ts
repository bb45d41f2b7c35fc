import * as l10n from '@vscode/l10n';
import { isStepBefore } from '../../vocabulary/step';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { readKernel } from './kernel';

/** q(x_t|x_{t-1}) = N(x_t; √(1-β_t) x_{t-1}, β_t I) */
export const forwardKernel = formula({
  id: 'forward-kernel',
  name: () => l10n.t('Forward transition kernel'),
  source: { paper: ddpm, place: 'equation', number: '2' },
  run: {
    title: () => l10n.t('forward step by step'),
    shows: { figure: 'forward', state: { mode: 'chain' } },
  },
  recognises: (f) => {
    const kernel = readKernel(f);
    return kernel?.given.length === 1 && isStepBefore(kernel.given[0]!, kernel.target);
  },
});
