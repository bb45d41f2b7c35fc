import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';
import { stepsOfEstimate } from '../steps';

const r = String.raw;

/** ε = (x_t - √ᾱ_t x_0) / √(1-ᾱ_t) */
export const noiseFromX0 = formula({
  id: 'noise-from-x0',
  name: () => l10n.t('Noise from x_0'),
  source: { paper: ddpm, place: 'equation', number: '9' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'x0' } },
  },
  recognises: (f) => /^noise/.test(f.leftRole) && f.has('state') && f.hasAny('x0', 'x0Hat') && isScheduled(f),
  truth: {
    forms: [
      r`\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}`,
      r`\frac{x_t-\sqrt{\bar\alpha_t}\hat{x}_0}{\sqrt{1-\bar\alpha_t}}`,
    ],
    steps: stepsOfEstimate,
  },
  isOfOneStep: true,
});
