import * as l10n from '@vscode/l10n';
import { progressiveDistillation } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';
import { stepsOfEstimate } from '../steps';

const r = String.raw;

/** x̂_0 = √ᾱ_t x_t - √(1-ᾱ_t) v */
export const x0FromVelocity = formula({
  id: 'x0-from-velocity',
  name: () => l10n.t('x_0 from v'),
  source: { paper: progressiveDistillation, place: 'section', number: '4' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'v' } },
  },
  recognises: (f) =>
    /^x0/.test(f.leftRole) &&
    f.has('state') &&
    f.hasAny('velocity', 'velocityHat') &&
    (isScheduled(f) || f.has('sigma')),
  truth: {
    forms: [
      r`\sqrt{\bar\alpha_t}x_t-\sqrt{1-\bar\alpha_t}v_\theta`,
      r`\sqrt{\bar\alpha_t}x_t-\sqrt{1-\bar\alpha_t}v`,
    ],
    steps: stepsOfEstimate,
  },
});
