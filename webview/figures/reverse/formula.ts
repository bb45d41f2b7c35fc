import * as l10n from '@vscode/l10n';
import type { ReverseStep } from '../../../src/diffusion/reverseChain';
import { formatCoefficient } from '../../../src/base/formatNumber';
import { element } from '../kit/dom';
import { formula, numberSlot, symbol, symbols, term } from '../kit/math/mathMarkup';

/** One step of the reverse process as a sum, with the numbers of the step that comes next. */
export function stepFormula(): {
  readonly element: HTMLElement;
  readonly set: (step: ReverseStep | undefined) => void;
} {
  const slots = { x0: numberSlot(), xt: numberSlot(), deviation: numberSlot() };
  const [to, from] = [element('span'), element('span')];
  const host = formula(
    l10n.t('The next state is a weighted sum of the predicted x₀ and xₜ, plus noise'),
    to,
    ' = ',
    term('prediction', slots.x0, ' ', symbol('x̂', '0')),
    ' + ',
    term('state', slots.xt, ' ', from),
    ' + ',
    term('noise', slots.deviation, ' ', symbol('z')),
  );
  return {
    element: host,
    set(step) {
      to.replaceChildren(symbol('x', step ? String(step.s) : 's'));
      from.replaceChildren(step ? symbol('x', String(step.t)) : symbols.xt());
      slots.x0.textContent = step ? formatCoefficient(step.x0) : '';
      slots.xt.textContent = step ? formatCoefficient(step.xt) : '';
      slots.deviation.textContent = step ? formatCoefficient(step.deviation) : 'σ';
    },
  };
}
