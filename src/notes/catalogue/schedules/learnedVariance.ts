import * as l10n from '@vscode/l10n';
import { improvedDdpm } from '../../glossary/papers';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';

const r = String.raw;

/** Σ_θ = exp(v log β_t + (1-v) log β̃_t) */
export const learnedVariance = formula({
  id: 'learned-variance',
  name: () => l10n.t('Learned reverse variance'),
  source: { paper: improvedDdpm, place: 'equation', number: '15' },
  run: {
    title: () => l10n.t('variance of the reverse process'),
    shows: { figure: 'variance', state: { deviation: 0.5 } },
  },
  recognises: (f) =>
    /^(?:SigmaHat|covariance)$/.test(f.leftRole) &&
    f.has('beta') &&
    rightHasFunction('exp')(f) &&
    rightHasFunction('log')(f),
  truth: {
    forms: [r`\exp(v\log\beta_t+(1-v)\log\tilde\beta_t)`, r`\exp(v_t\log\beta_t+(1-v_t)\log\tilde\beta_t)`],
    raised: (variance) => variance,
  },
});
