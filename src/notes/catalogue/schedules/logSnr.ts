import * as l10n from '@vscode/l10n';
import { vdm } from '../../glossary/papers';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';

const r = String.raw;

/** λ_t = log SNR(t) */
export const logSnr = formula({
  id: 'log-snr',
  name: () => l10n.t('Log signal-to-noise ratio'),
  source: { paper: vdm, place: 'section', number: '3.2' },
  run: { title: () => l10n.t('signal-to-noise ratio'), shows: { figure: 'schedule' } },
  recognises: (f) =>
    f.named(/^λ$/) &&
    f.hasAny('alphaBar', 'alpha') &&
    (rightHasFunction('log')(f) ||
      rightHasFunction('ln')(f) ||
      (f.has('alpha', 'sigma') && f.only('alpha', 'sigma'))),
  truth: {
    forms: [r`\log\frac{\bar\alpha_t}{1-\bar\alpha_t}`, r`\frac12\log\frac{\bar\alpha_t}{1-\bar\alpha_t}`],
  },
});
