import * as l10n from '@vscode/l10n';
import { somePart } from '../../formulas/facts';
import { prml } from '../../glossary/papers';
import { formula } from '../formula';

/** KL of two Gaussians */
export const klGaussians = formula({
  id: 'kl-gaussians',
  name: () => l10n.t('KL divergence of Gaussians'),
  source: { paper: prml, place: 'section', number: '1.6' },
  run: { title: () => l10n.t('KL divergence of Gaussians'), shows: { figure: 'kl' } },
  isOfOtherProcess: true,
  recognises: ({ left, right }) =>
    left.kind === 'apply' &&
    left.head.letter === 'D' &&
    left.head.sub === 'KL' &&
    somePart(right, (part) => part.kind === 'quantity' && /^[σΣ]$/.test(part.letter)) &&
    !somePart(right, (part) => part.kind === 'apply' && /^[pqD]$/.test(part.head.letter)),
});
