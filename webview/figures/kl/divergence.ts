import * as l10n from '@vscode/l10n';
import { gaussianKlTerms } from '../../../src/diffusion/distributions/gaussian';
import { formatNumber } from '../../../src/base/formatNumber';
import type { OwnState } from '../../../src/figures';
import { element } from '../kit/dom';
import { formula, fraction, numberSlot, power, symbol, term } from '../kit/math/mathMarkup';

type Direction = OwnState<'kl'>['direction'];

/** The divergence in symbols, in the direction that is chosen. */
export function divergenceFormula(): {
  readonly element: HTMLElement;
  readonly set: (direction: Direction) => void;
} {
  const host = element('span', {});
  let shown: Direction | undefined;
  return {
    element: host,
    set(direction) {
      if (shown !== direction) {
        shown = direction;
        host.replaceChildren(symbolsOf(direction));
      }
    },
  };
}

function symbolsOf(direction: Direction): HTMLElement {
  const [over, other] = direction === 'pq' ? (['1', '2'] as const) : (['2', '1'] as const);
  const sigma = (index: string) => symbol('σ', index);
  const twice = () => ['2 ', power(sigma(other), '2')];
  return formula(
    l10n.t('The divergence is the logarithm of the deviations’ ratio, plus spread, plus distance, less ½'),
    term('error', direction === 'pq' ? 'D(p‖q)' : 'D(q‖p)'),
    ' = ',
    term('noise', 'ln ', fraction([sigma(other)], [sigma(over)])),
    ' + ',
    term(
      'exact',
      fraction([power(sigma(over), '2')], twice()),
      ' + ',
      fraction(['(', symbol('μ', over), ' − ', symbol('μ', other), power(')', '2')], twice()),
    ),
    ' ',
    term('state', '− ½'),
  );
}

/** The same in numbers. */
export function divergenceNumbers(): {
  readonly element: HTMLElement;
  readonly set: (state: OwnState<'kl'>) => void;
} {
  const slots = { logRatio: numberSlot(), spread: numberSlot(), distance: numberSlot(), sum: numberSlot() };
  const name = element('span', { class: 'df-math' });
  return {
    element: element(
      'p',
      { class: 'df-kl-numbers' },
      name,
      ' = ',
      term('noise', slots.logRatio),
      ' + ',
      term('exact', slots.spread, ' + ', slots.distance),
      ' ',
      term('state', '− ½'),
      ' = ',
      element('strong', {}, slots.sum),
    ),
    set({ direction, mu1, sigma1, mu2, sigma2 }) {
      const p = [mu1, sigma1 ** 2] as const;
      const q = [mu2, sigma2 ** 2] as const;
      const found = direction === 'pq' ? gaussianKlTerms(...p, ...q) : gaussianKlTerms(...q, ...p);
      name.textContent = direction === 'pq' ? 'D(p‖q)' : 'D(q‖p)';
      slots.logRatio.textContent = bracketed(found.logRatio);
      slots.spread.textContent = formatNumber(found.spread, 3);
      slots.distance.textContent = formatNumber(found.distance, 3);
      slots.sum.textContent = formatNumber(sumOf(found), 3);
    },
  };
}

/** The divergence is no less than 0, which rounding of its terms may hide. */
const sumOf = ({ logRatio, spread, distance }: ReturnType<typeof gaussianKlTerms>): number =>
  Math.max(0, Number((logRatio + spread + distance - 0.5).toFixed(12)));

/** A number in a sum: a negative one stands in brackets. */
function bracketed(value: number): string {
  const text = formatNumber(value, 3);
  return value < 0 ? `(${text})` : text;
}
