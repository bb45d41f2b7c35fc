import * as l10n from '@vscode/l10n';
import { vdm } from '../../glossary/papers';
import { formula } from '../formula';
import { isPair, judgeTransition } from './pairOfTimes';

/** α_{t|s} = α_t/α_s */
export const transitionScale = formula({
  id: 'transition-scale',
  name: () => l10n.t('Signal scale between two times'),
  source: { paper: vdm, place: 'section', number: '3.1' },
  isOfOtherProcess: true,
  recognises: (f) => f.named(/^α$/) && isPair(f.sub) && f.only('alpha'),
  judge: judgeTransition,
});
