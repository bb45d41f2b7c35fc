import * as l10n from '@vscode/l10n';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import { isDifferential } from '../recognition';
import { hasDifferentialAhead } from './differentialAhead';
import { judgeSde } from './judgeSde';
import { hasWiener } from './wiener';

/** dx = -½ β(t) x dt + √β(t) dw */
export const vpSde = formula({
  id: 'vp-sde',
  name: () => l10n.t('Variance-preserving SDE'),
  source: { paper: scoreSde, place: 'equation', number: '11' },
  isOfOtherProcess: true,
  recognises: (f) => isDifferential(f.left) && hasWiener(f) && f.has('beta'),
  judge: judgeSde,
  isMeantOtherwise: hasDifferentialAhead,
});
