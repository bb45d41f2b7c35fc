import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isStart, readKernel } from './kernel';

const r = String.raw;

/** q(x_t|x_0) = N(x_t; √ᾱ_t x_0, (1-ᾱ_t) I) */
export const closedFormKernel = formula({
  id: 'closed-form-kernel',
  name: () => l10n.t('Closed-form forward kernel'),
  source: { paper: ddpm, place: 'equation', number: '4' },
  run: {
    title: () => l10n.t('closed-form forward'),
    shows: { figure: 'forward', state: { mode: 'closed' } },
  },
  recognises: (f) => {
    const kernel = readKernel(f);
    return (
      kernel?.given.length === 1 &&
      isStart(kernel.given[0]!) &&
      !isStart(kernel.target) &&
      // By integrals it is the SDE's.
      !f.some((part) => part.kind === 'reduce' && part.operator === 'integral')
    );
  },
  truth: { moments: [{ mean: r`\sqrt{\bar\alpha_t}x_0`, variance: r`1-\bar\alpha_t` }] },
  isOfOneStep: true,
  isUnmistakable: true,
  // The sub-VP SDE's variance is a square.
  isMeantOtherwise: ({ said }) => said.isSubVp,
});
