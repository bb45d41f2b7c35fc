import * as l10n from '@vscode/l10n';
import { formula, symbol, symbols, term } from '../../figures/kit/math/mathMarkup';

export type LossTarget = 'velocity' | 'epsilon';

/** Points are learned by flow matching; the recorded network of images learned ε. */
export function lossFormula(target: LossTarget): HTMLElement {
  const network = (letter: string) =>
    term('prediction', symbol(letter, 'θ'), '(', symbols.xt(), ', ', symbols.t(), ')');
  return target === 'velocity'
    ? formula(
        l10n.t('The loss is the squared distance of the predicted velocity from noise minus data'),
        '‖ ',
        term('noise', symbols.epsilon()),
        ' − ',
        term('data', symbols.x0()),
        ' − ',
        network('v'),
        ' ‖²',
      )
    : formula(
        l10n.t('The loss is the squared distance of the predicted noise from the noise'),
        '‖ ',
        term('noise', symbols.epsilon()),
        ' − ',
        network('ε'),
        ' ‖²',
      );
}
