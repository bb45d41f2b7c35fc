import * as l10n from '@vscode/l10n';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import { hasScore, isDifferential } from '../recognition';
import { hasDifferentialAhead } from './differentialAhead';
import { judgeSde } from './judgeSde';
import { hasWiener } from './wiener';

/** dx = [f - g² ∇ log p] dt + g dw̄ */
export const reverseSde = formula({
  id: 'reverse-sde',
  name: () => l10n.t('Reverse-time SDE'),
  source: { paper: scoreSde, place: 'equation', number: '6' },
  isOfOtherProcess: true,
  recognises: (f) => isDifferential(f.left) && hasScore(f) && hasWiener(f),
  judge: judgeSde,
  isOfScores: true,
  isMeantOtherwise: hasDifferentialAhead,
});
