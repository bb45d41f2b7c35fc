import * as l10n from '@vscode/l10n';
import { decoderLogLikelihood } from '../../../src/figures/decoder';
import { formatNumber } from '../../../src/base/formatNumber';
import { element } from '../kit/dom';
import { formula, fraction, numberSlot, power, symbol, term } from '../kit/math/mathMarkup';
import { normalBell } from '../kit/drawing/densityCurve';
import { binMass, binWidth, centreOf } from './bin';

/** The probability of a grey value as the mass of its bin, and as a difference of Φ at its edges. */
export function decoderFormula(): HTMLElement {
  const edge = (side: '+' | '−') => term('data', symbol('δ', side));
  const phi = (side: '+' | '−') =>
    ['Φ(', fraction([edge(side), ' − ', symbol('μ')], [symbol('σ', '1')]), ')'] as const;
  return formula(
    l10n.t('The probability of the grey value is the mass of the bell between the edges of its bin'),
    symbol('p', 'θ'),
    '(',
    term('data', symbol('x', '0')),
    ' | ',
    symbol('x', '1'),
    ') = ',
    element('span', { class: 'df-math' }, '∫'),
    element('sub', {}, edge('−')),
    element('sup', {}, edge('+')),
    ' ',
    term('prediction', 'N(', symbol('x'), '; ', symbol('μ'), ', ', power(symbol('σ', '1'), '2'), ')'),
    ' d',
    symbol('x'),
    ' = ',
    ...phi('+'),
    ' − ',
    ...phi('−'),
  );
}

/** The same in numbers, what the density alone would say, and where 255 comes from. */
export function massNumbers(): {
  readonly element: HTMLElement;
  readonly set: (level: number, mean: number, sigma: number) => void;
} {
  const slots = { above: numberSlot(), below: numberSlot(), mass: numberSlot(), box: numberSlot() };
  return {
    element: element(
      'div',
      {},
      element(
        'p',
        { class: 'df-numbers' },
        '= ',
        slots.above,
        ' − ',
        slots.below,
        ' = ',
        element('strong', {}, slots.mass),
      ),
      element(
        'p',
        { class: 'df-note' },
        l10n.t('The density at its middle times the width of a bin, 2/255, would be'),
        ' ',
        slots.box,
      ),
      element(
        'p',
        { class: 'df-note' },
        l10n.t(
          '256 grey values lie evenly on −1 … 1, so 255 distances of 2/255 fit between them, and δ₊ and δ₋ are half of one, 1/255, away; −1 and 1 take all that lies beyond.',
        ),
      ),
    ),
    set(level, mean, sigma) {
      const { above, below } = binMass(level, mean, sigma);
      slots.above.textContent = formatNumber(above, 4);
      slots.below.textContent = formatNumber(below, 4);
      slots.mass.textContent = formatNumber(Math.exp(decoderLogLikelihood(level, mean, sigma)), 4);
      slots.box.textContent = formatNumber(
        normalBell(mean, sigma ** 2).density(centreOf(level)) * binWidth,
        4,
      );
    },
  };
}
