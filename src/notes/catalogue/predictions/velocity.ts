import * as l10n from '@vscode/l10n';
import { progressiveDistillation } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';

/** v = √ᾱ_t ε - √(1-ᾱ_t) x_0 */
export const velocity = formula({
  id: 'velocity',
  name: () => l10n.t('v parameterisation'),
  source: { paper: progressiveDistillation, place: 'section', number: '4' },
  recognises: (f) =>
    /^velocity/.test(f.leftRole) &&
    f.hasAny('noise', 'noiseHat') &&
    f.hasAny('x0', 'x0Hat', 'data') &&
    (isScheduled(f) || f.has('sigma')),
});
