import * as l10n from '@vscode/l10n';
import { hasOtherDifferential } from '../../formulas/differentials';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import { hasScore, isDifferential } from '../recognition';
import { hasWiener } from './wiener';

/** dx = [f - ½ g² ∇ log p] dt */
export const probabilityFlowOde = formula({
  id: 'probability-flow-ode',
  name: () => l10n.t('Probability flow ODE'),
  source: { paper: scoreSde, place: 'equation', number: '13' },
  isOfOtherProcess: true,
  recognises: (f) => isDifferential(f.left) && hasScore(f) && !hasWiener(f) && !hasOtherDifferential(f.right),
});
