import * as l10n from '@vscode/l10n';
import { progressiveDistillation } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';

/** x̂_0 = √ᾱ_t x_t - √(1-ᾱ_t) v */
export const x0FromVelocity = formula({
  id: 'x0-from-velocity',
  name: () => l10n.t('x_0 from v'),
  source: { paper: progressiveDistillation, place: 'section', number: '4' },
  recognises: (f) =>
    /^x0/.test(f.leftRole) &&
    f.has('state') &&
    f.hasAny('velocity', 'velocityHat') &&
    (isScheduled(f) || f.has('sigma')),
});
