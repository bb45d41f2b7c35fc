import * as l10n from '@vscode/l10n';
import type { ShippedModel } from '../../../src/protocol/modelCard';

/** A model's name for people. */
export function titleOf(card: ShippedModel['card']): string {
  switch (card.title) {
    case 'MNIST digits 16×16':
      return l10n.t('MNIST digits 16×16');
    case 'MNIST digits 16×16 by class':
      return l10n.t('MNIST digits 16×16 by class');
    case 'VS Code icons 16×16':
      return l10n.t('VS Code icons 16×16');
    case 'Two moons by flow matching':
      return l10n.t('Two moons by flow matching');
    default:
      return card.title;
  }
}
