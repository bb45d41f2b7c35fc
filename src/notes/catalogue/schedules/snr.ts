import * as l10n from '@vscode/l10n';
import { vdm } from '../../glossary/papers';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';

const r = String.raw;

/** SNR(t) = ᾱ_t / (1-ᾱ_t) */
export const snr = formula({
  id: 'snr',
  name: () => l10n.t('Signal-to-noise ratio'),
  source: { paper: vdm, place: 'section', number: '3.1' },
  run: { title: () => l10n.t('signal-to-noise ratio'), shows: { figure: 'schedule' } },
  recognises: (f) => f.named(/^SNR$/) && f.hasAny('alphaBar', 'alpha') && !rightHasFunction('log')(f),
  truth: { forms: [r`\frac{\bar\alpha_t}{1-\bar\alpha_t}`] },
  isOfOneStep: true,
});
