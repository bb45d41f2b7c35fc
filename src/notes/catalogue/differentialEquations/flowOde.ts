import * as l10n from '@vscode/l10n';
import { flowMatching } from '../../glossary/papers';
import { formula } from '../formula';
import { isDifferential } from '../recognition';

/** dx_t/dt = v_θ(x_t, t) */
export const flowOde = formula({
  id: 'flow-ode',
  name: () => l10n.t('ODE of the flow'),
  source: { paper: flowMatching, place: 'equation', number: '1' },
  isOfOtherProcess: true,
  recognises: (f) => isDifferential(f.left) && f.hasAny('velocity', 'velocityHat'),
});
