import * as l10n from '@vscode/l10n';
import { edm } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** σ_i = (σ_max^{1/ρ} + i/(N-1) (σ_min^{1/ρ} - σ_max^{1/ρ}))^ρ */
export const edmSigmas = formula({
  id: 'edm-sigmas',
  name: () => l10n.t('Noise levels of EDM'),
  source: { paper: edm, place: 'equation', number: '5' },
  isOfOtherProcess: true,
  recognises: (f) =>
    f.leftRole === 'sigma' && f.letter('ρ') && f.quantitiesOf('sigma').some(({ sub }) => /max/.test(sub)),
  truth: {
    forms: [r`(\sigma_{max}^{1/\rho}+\frac{i}{N-1}(\sigma_{min}^{1/\rho}-\sigma_{max}^{1/\rho}))^\rho`],
  },
});
