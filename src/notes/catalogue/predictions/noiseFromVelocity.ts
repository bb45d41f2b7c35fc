import * as l10n from '@vscode/l10n';
import { progressiveDistillation } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';

const r = String.raw;

/** ε̂ = √(1-ᾱ_t) x_t + √ᾱ_t v */
export const noiseFromVelocity = formula({
  id: 'noise-from-velocity',
  name: () => l10n.t('Noise from v'),
  source: { paper: progressiveDistillation, place: 'section', number: '4' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'v' } },
  },
  recognises: (f) =>
    /^noise/.test(f.leftRole) &&
    f.has('state') &&
    f.hasAny('velocity', 'velocityHat') &&
    (isScheduled(f) || f.has('sigma')),
  truth: {
    forms: [
      r`\sqrt{1-\bar\alpha_t}x_t+\sqrt{\bar\alpha_t}v_\theta`,
      r`\sqrt{1-\bar\alpha_t}x_t+\sqrt{\bar\alpha_t}v`,
    ],
  },
});
