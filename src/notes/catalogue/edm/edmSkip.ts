import * as l10n from '@vscode/l10n';
import { edm } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** c_skip = σ_data² / (σ² + σ_data²) */
export const edmSkip = formula({
  id: 'edm-skip',
  name: () => l10n.t('Skip scaling c_skip'),
  source: { paper: edm, place: 'section', number: '5' },
  isOfOtherProcess: true,
  recognises: (f) => f.named(/^c$/) && /skip/i.test(f.sub) && f.has('sigma'),
  truth: {
    forms: [
      r`\frac{\sigma_{data}^2}{\sigma^2+\sigma_{data}^2}`,
      // Consistency models count by t, which begins at ε.
      r`\frac{\sigma_{data}^2}{t^2+\sigma_{data}^2}`,
      r`\frac{\sigma_{data}^2}{(t-\epsilon)^2+\sigma_{data}^2}`,
    ],
  },
});
