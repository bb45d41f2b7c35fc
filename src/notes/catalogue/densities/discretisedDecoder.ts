import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isLeft, reduces } from './densityShape';

/** p_θ(x_0|x_1) = ∏_i ∫_{δ_−(x_0^i)}^{δ_+(x_0^i)} N(x; μ_θ^i(x_1, 1), σ_1²) dx */
export const discretisedDecoder = formula({
  id: 'discretised-decoder',
  name: () => l10n.t('Discretised decoder'),
  source: { paper: ddpm, place: 'equation', number: '13' },
  run: { title: () => l10n.t('discretised decoder'), shows: { figure: 'decoder' } },
  recognises: (facts) => isLeft(/^pθ?\|0\|1$/)(facts) && reduces('integral')(facts),
});
