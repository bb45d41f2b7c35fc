import * as l10n from '@vscode/l10n';
import { vdm } from '../../glossary/papers';
import { formula } from '../formula';

/** x_t = α_t x_0 + σ_t ε */
export const signalSample = formula({
  id: 'signal-sample',
  name: () => l10n.t('Forward sample by signal and noise scales'),
  source: { paper: vdm, place: 'section', number: '3.1' },
  isOfOtherProcess: true,
  recognises: (f) =>
    f.leftRole === 'state' &&
    f.has('alpha', 'sigma', 'noise') &&
    f.hasAny('x0', 'data') &&
    f.only('alpha', 'sigma', 'noise', 'x0', 'data'),
});
