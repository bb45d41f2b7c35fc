import * as l10n from '@vscode/l10n';
import { ddim } from '../../glossary/papers';
import { ddimConvention } from '../../worlds/convention';
import { formula } from '../formula';
import { isScheduled } from '../recognition';
import { stepsOfSubsequence } from '../steps';

const r = String.raw;

/** σ_t(η) */
export const ddimVariance = formula({
  id: 'ddim-variance',
  name: () => l10n.t('DDIM’s σ_t'),
  source: { paper: ddim, place: 'equation', number: '16' },
  recognises: (f) => f.leftRole === 'sigma' && f.letter('η') && isScheduled(f),
  truth: {
    forms: [r`\eta\sqrt{\frac{1-\bar\alpha_s}{1-\bar\alpha_t}}\sqrt{1-\frac{\bar\alpha_t}{\bar\alpha_s}}`],
    steps: stepsOfSubsequence,
  },
  impliesConvention: ddimConvention,
});
