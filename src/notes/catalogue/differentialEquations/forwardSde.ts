import * as l10n from '@vscode/l10n';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import { isDifferential } from '../recognition';
import { hasDifferentialAhead } from './differentialAhead';
import { judgeSde } from './judgeSde';
import { hasWiener } from './wiener';

/** dx = f dt + g dw */
export const forwardSde = formula({
  id: 'forward-sde',
  name: () => l10n.t('Forward SDE'),
  source: { paper: scoreSde, place: 'equation', number: '5' },
  isOfOtherProcess: true,
  recognises: (f) => isDifferential(f.left) && hasWiener(f) && (f.letter('f') || f.letter('g')),
  judge: judgeSde,
  isMeantOtherwise: hasDifferentialAhead,
});
