import * as l10n from '@vscode/l10n';
import { edm } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** λ(σ) = (σ² + σ_data²) / (σ σ_data)² */
export const edmWeight = formula({
  id: 'edm-weight',
  name: () => l10n.t('Loss weight λ(σ)'),
  source: { paper: edm, place: 'section', number: '5' },
  isOfOtherProcess: true,
  recognises: (f) => f.named(/^λ$/) && f.quantitiesOf('sigma').some(({ sub }) => /data|d$/i.test(sub)),
  truth: { forms: [r`\frac{\sigma^2+\sigma_{data}^2}{(\sigma\sigma_{data})^2}`] },
});
