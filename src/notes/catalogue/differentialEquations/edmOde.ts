import * as l10n from '@vscode/l10n';
import { edm } from '../../glossary/papers';
import { formula } from '../formula';
import { byParts, edmRole } from '../noiseScale';
import { isDifferential, isRate } from '../recognition';
import { hasDifferentialAhead } from './differentialAhead';

/** dx/dσ = (x - D)/σ */
export const edmOde = formula({
  id: 'edm-ode',
  name: () => l10n.t('ODE in σ'),
  source: { paper: edm, place: 'algorithm', number: '1' },
  isOfOtherProcess: true,
  recognises: (f) => isDifferential(f.left) && isRate(f) && f.letter('D') && !f.letter('f'),
  judge: byParts(edmRole, (at) => (at('noisy') - at('D')) / at('σ')),
  isMeantOtherwise: hasDifferentialAhead,
});
