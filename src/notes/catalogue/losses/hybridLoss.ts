import * as l10n from '@vscode/l10n';
import { improvedDdpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isLoss } from './lossBody';

/** L_hybrid = L_simple + λ L_vlb */
export const hybridLoss = formula({
  id: 'hybrid-loss',
  name: () => l10n.t('Hybrid objective'),
  source: { paper: improvedDdpm, place: 'equation', number: '16' },
  recognises: (f) => isLoss(f) && /hybrid/i.test(f.sub + (f.head?.label ?? '')),
  isLoss: true,
});
