import * as l10n from '@vscode/l10n';
import { edm } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** c_out = σ σ_data / √(σ² + σ_data²) */
export const edmOut = formula({
  id: 'edm-out',
  name: () => l10n.t('Output scaling c_out'),
  source: { paper: edm, place: 'section', number: '5' },
  isOfOtherProcess: true,
  recognises: (f) => f.named(/^c$/) && /out/i.test(f.sub) && f.has('sigma'),
  truth: {
    forms: [
      r`\frac{\sigma\sigma_{data}}{\sqrt{\sigma^2+\sigma_{data}^2}}`,
      // Consistency models count by t, which begins at ε.
      r`\frac{t\sigma_{data}}{\sqrt{t^2+\sigma_{data}^2}}`,
      r`\frac{(t-\epsilon)\sigma_{data}}{\sqrt{t^2+\sigma_{data}^2}}`,
    ],
  },
});
