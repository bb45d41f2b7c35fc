import * as l10n from '@vscode/l10n';
import { vdm } from '../../glossary/papers';
import { formula } from '../formula';
import { isPair, judgeTransition } from './pairOfTimes';

/** σ²_{t|s} = σ_t² - α²_{t|s} σ_s² */
export const transitionVariance = formula({
  id: 'transition-variance',
  name: () => l10n.t('Noise variance between two times'),
  source: { paper: vdm, place: 'section', number: '3.1' },
  isOfOtherProcess: true,
  recognises: (f) => f.named(/^σ$/) && isPair(f.sub) && f.has('sigma'),
  judge: judgeTransition,
});
