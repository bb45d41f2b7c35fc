import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';

/** σ_t² = β_t */
export const reverseVariance = formula({
  id: 'reverse-variance',
  name: () => l10n.t('Choice of the reverse variance'),
  source: { paper: ddpm, place: 'section', number: '3.2' },
  recognises: (f) =>
    f.leftRole === 'sigma' && f.isPower && f.right.kind === 'quantity' && f.hasAny('beta', 'betaTilde'),
});
