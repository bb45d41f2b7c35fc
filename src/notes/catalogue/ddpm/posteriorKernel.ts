import * as l10n from '@vscode/l10n';
import { isStepBefore } from '../../vocabulary/step';
import { ddpm } from '../../glossary/papers';
import { ddimKernel } from '../densities/ddimKernel';
import { formula } from '../formula';
import { isStart, readKernel } from './kernel';

/** q(x_{t-1}|x_t, x_0) = N(x_{t-1}; μ̃_t, β̃_t I) */
export const posteriorKernel = formula({
  id: 'posterior-kernel',
  name: () => l10n.t('Forward posterior'),
  source: { paper: ddpm, place: 'equation', number: '6' },
  run: { title: () => l10n.t('posterior'), shows: { figure: 'posterior' } },
  recognises: (f) => {
    const kernel = readKernel(f);
    return (
      kernel?.given.length === 2 &&
      kernel.given.some(isStart) &&
      kernel.given.some((each) => isStepBefore(kernel.target, each)) &&
      !ddimKernel.recognises(f)
    );
  },
});
