import * as l10n from '@vscode/l10n';
import { rectifiedFlow } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled, isStateLike } from '../recognition';

/** x_{t+Δt} = x_t + Δt v_θ */
export const flowStep = formula({
  id: 'flow-step',
  name: () => l10n.t('Euler step along the flow'),
  source: { paper: rectifiedFlow, place: 'section', number: '2.1' },
  isOfOtherProcess: true,
  recognises: (f) =>
    isStateLike(f) &&
    f.hasAny('velocityHat', 'velocity') &&
    f.has('state') &&
    !isScheduled(f) &&
    !f.has('sigma'),
});
