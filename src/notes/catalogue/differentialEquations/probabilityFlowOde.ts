import * as l10n from '@vscode/l10n';
import { hasOtherDifferential } from '../../formulas/differentials';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import type { Writing } from '../judge';
import { hasScore, isDifferential } from '../recognition';
import { hasDifferentialAhead } from './differentialAhead';
import { judgeSde } from './judgeSde';
import { hasWiener } from './wiener';
import { holdsWienerDifferential } from './wienerDifferential';

/** dx = [f - ½ g² ∇ log p] dt */
export const probabilityFlowOde = formula({
  id: 'probability-flow-ode',
  name: () => l10n.t('Probability flow ODE'),
  source: { paper: scoreSde, place: 'equation', number: '13' },
  isOfOtherProcess: true,
  recognises: (f) => isDifferential(f.left) && hasScore(f) && !hasWiener(f) && !hasOtherDifferential(f.right),
  judge: judgeSde,
  isOfScores: true,
  isMeantOtherwise: (writing) => hasDifferentialAhead(writing) || isSdeWithoutNoise(writing),
});

/** An SDE whose noise stands apart, or one that loses its noise before its score is halved. */
const isSdeWithoutNoise = ({ tex, said }: Writing): boolean =>
  holdsWienerDifferential(tex) || (said.dropsTerm && !said.isProbabilityFlow);
