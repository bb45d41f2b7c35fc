import * as l10n from '@vscode/l10n';
import { prml } from '../../glossary/papers';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';
import { isMean } from './mean';

/** H(p) = -Σ p log p */
export const entropy = formula({
  id: 'entropy',
  name: () => l10n.t('Entropy'),
  source: { paper: prml, place: 'section', number: '1.6' },
  isOfOtherProcess: true,
  recognises: (f) => f.named(/^H$/) && f.left.kind === 'apply' && rightHasFunction('log')(f) && isMean(f),
});
