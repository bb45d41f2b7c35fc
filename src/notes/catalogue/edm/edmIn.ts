import * as l10n from '@vscode/l10n';
import { edm } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** c_in = 1 / √(σ² + σ_data²) */
export const edmIn = formula({
  id: 'edm-in',
  name: () => l10n.t('Input scaling c_in'),
  source: { paper: edm, place: 'section', number: '5' },
  isOfOtherProcess: true,
  recognises: (f) => f.named(/^c$/) && /^in$/i.test(f.sub) && f.has('sigma'),
  truth: { forms: [r`\frac{1}{\sqrt{\sigma^2+\sigma_{data}^2}}`] },
});
