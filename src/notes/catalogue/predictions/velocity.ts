import * as l10n from '@vscode/l10n';
import { progressiveDistillation } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';

const r = String.raw;

/** v = √ᾱ_t ε - √(1-ᾱ_t) x_0 */
export const velocity = formula({
  id: 'velocity',
  name: () => l10n.t('v parameterisation'),
  source: { paper: progressiveDistillation, place: 'section', number: '4' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'v' } },
  },
  recognises: (f) =>
    /^velocity/.test(f.leftRole) &&
    f.hasAny('noise', 'noiseHat') &&
    f.hasAny('x0', 'x0Hat', 'data') &&
    (isScheduled(f) || f.has('sigma')),
  truth: {
    forms: [
      r`\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0`,
      r`\sqrt{\bar\alpha_t}\epsilon_\theta(x_t,t)-\sqrt{1-\bar\alpha_t}\hat{x}_0`,
    ],
  },
});
