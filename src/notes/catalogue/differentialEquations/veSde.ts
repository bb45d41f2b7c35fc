import * as l10n from '@vscode/l10n';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import { isDifferential } from '../recognition';
import { hasWiener } from './wiener';

/** dx = √(d[σ²]/dt) dw */
export const veSde = formula({
  id: 've-sde',
  name: () => l10n.t('Variance-exploding SDE'),
  source: { paper: scoreSde, place: 'equation', number: '9' },
  isOfOtherProcess: true,
  recognises: (f) => isDifferential(f.left) && hasWiener(f) && f.has('sigma') && !f.letter('f'),
});
