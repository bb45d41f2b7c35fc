import * as l10n from '@vscode/l10n';
import { ddim } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';

/** σ_t(η) */
export const ddimVariance = formula({
  id: 'ddim-variance',
  name: () => l10n.t('DDIM’s σ_t'),
  source: { paper: ddim, place: 'equation', number: '16' },
  recognises: (f) => f.leftRole === 'sigma' && f.letter('η') && isScheduled(f),
});
