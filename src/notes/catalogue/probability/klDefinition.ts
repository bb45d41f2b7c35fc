import * as l10n from '@vscode/l10n';
import { prml } from '../../glossary/papers';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';
import { isMean } from './mean';

/** D(p‖q) = Σ p log(p/q) */
export const klDefinition = formula({
  id: 'kl-definition',
  name: () => l10n.t('KL divergence'),
  source: { paper: prml, place: 'section', number: '1.6.1' },
  run: { title: () => l10n.t('KL divergence'), shows: { figure: 'kl' } },
  isOfOtherProcess: true,
  recognises: (f) =>
    f.left.kind === 'apply' &&
    f.left.head.letter === 'D' &&
    f.left.head.sub === 'KL' &&
    rightHasFunction('log')(f) &&
    isMean(f),
});
