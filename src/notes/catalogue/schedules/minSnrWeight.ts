import * as l10n from '@vscode/l10n';
import { minSnr } from '../../glossary/papers';
import { formula } from '../formula';

/** w_t = min(SNR(t), γ) */
export const minSnrWeight = formula({
  id: 'min-snr-weight',
  name: () => l10n.t('Min-SNR weight'),
  source: { paper: minSnr, place: 'section', number: '3' },
  recognises: (f) =>
    f.some((part) => part.kind === 'apply' && part.head.letter === 'SNR') &&
    f.some((part) => part.kind === 'apply' && /^(?:min|max)$/.test(part.head.letter)),
});
