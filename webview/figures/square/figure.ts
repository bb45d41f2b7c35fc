import * as l10n from '@vscode/l10n';
import { squareTerms, type SquareTerms } from '../../../src/diffusion/posterior';
import { scheduleMemo } from '../../../src/figures/scheduleMemo';
import { Chart, type Curve } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { symbol, symbols } from '../kit/math/mathMarkup';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { derivation } from './lines';
import './square.css';

/** Half the width of the plot, in standard deviations of the posterior. */
const reach = 6;
const pieces = 240;
/** How far above its lowest point the sum of the squares is shown. */
const shownHeight = 14;

const curves: readonly Curve[] = [
  {
    label: '(x_{t−1} − √ᾱ_{t−1} x_0)² / 2(1 − ᾱ_{t−1})',
    color: colorOf('data'),
    term: 'data',
    dash: [9, 4],
    width: 2,
  },
  { label: '(x_t − √α_t x_{t−1})² / 2β_t', color: colorOf('noise'), term: 'noise', dash: [2, 3], width: 2 },
  { label: '(x_{t−1} − μ̃_t)² / 2β̃_t', color: colorOf('exact'), term: 'exact', width: 2.5 },
];

/** Two parabolas in the exponent, their sum, and the derivation that makes one square of it. */
export const squareFigure = framed('square', (bench) => {
  const scheduleOf = scheduleMemo();
  const lines = derivation();
  const plotHost = element('div', { class: 'df-plot' });
  let shown: { readonly terms: SquareTerms; readonly constant: number } | undefined;

  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('The two squares of the exponent over x_{t−1}, and their sum'),
      height: (width) => Math.round(Math.min(260, Math.max(200, width * 0.36))),
      curves,
      xLabel: 'xₜ₋₁',
      yLabel: l10n.t('− exponent'),
      xRange: () => {
        const half = reach * Math.sqrt(shown?.terms.variance ?? 1);
        const middle = shown?.terms.mean ?? 0;
        return [middle - half, middle + half];
      },
      yRange: () => [0, shownHeight + (shown?.constant ?? 0)],
    },
    readTheme(),
    bench.signal,
  );

  /** How much of the constant is left in the sum: all of it until the square is complete, then none. */
  function constantLeft(line: number): number {
    return line > 3 ? 0 : line === 3 ? 1 - bench.fraction() : 1;
  }

  function drawCurves(): void {
    if (shown === undefined) {
      chart.setData([0, 1], [null, null], [null, null], [null, null]);
      return;
    }
    const { terms, constant } = shown;
    const half = reach * Math.sqrt(terms.variance);
    const xs = Array.from({ length: pieces + 1 }, (_, i) => terms.mean - half + (2 * half * i) / pieces);
    const parabola = ({ precision, slope }: { precision: number; slope: number }) =>
      xs.map((x) => (precision * (x - slope / precision) ** 2) / 2);
    chart.setData(
      xs,
      parabola(terms.prior),
      parabola(terms.likelihood),
      parabola(terms).map((each) => each + constant),
    );
  }

  return {
    content: [lines.element, plotHost, keys()],
    controls: stateControls(bench, {
      labels: { x0: () => symbols.x0(), xt: () => symbols.xt() },
    }),
    update() {
      const { schedule, t, x0, xt, line } = bench.state();
      const terms = t > 1 ? squareTerms(scheduleOf(schedule), t, xt, x0) : undefined;
      shown = terms && { terms, constant: (constantLeft(line) * terms.constant) / 2 };
      lines.set(line, terms);
      plotHost.hidden = terms === undefined;
      drawCurves();
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
    },
    numbers() {
      const half = reach * Math.sqrt(shown?.terms.variance ?? 0);
      const { terms, constant = 0 } = shown ?? {};
      return {
        columns: ['x', 'prior', 'likelihood', 'sum'],
        rows: terms
          ? Array.from({ length: pieces + 1 }, (_, i) => {
              const x = terms.mean - half + (2 * half * i) / pieces;
              const at = (of: { precision: number; slope: number }): number =>
                (of.precision * (x - of.slope / of.precision) ** 2) / 2;
              return [x, at(terms.prior), at(terms.likelihood), at(terms) + constant];
            })
          : [],
      };
    },
  };
});

function keys(): HTMLElement {
  const names = [
    [l10n.t('prior'), symbol('q'), '(', symbols.xtMinus1(), ' | ', symbols.x0(), ')'],
    [l10n.t('likelihood'), symbol('q'), '(', symbols.xt(), ' | ', symbols.xtMinus1(), ')'],
    [l10n.t('sum of both')],
  ];
  return element(
    'div',
    { class: 'df-keys' },
    ...names.map(([name = '', ...math], index) =>
      element(
        'span',
        {},
        element('span', { class: `df-key df-key-${index}` }),
        name,
        element('span', { class: 'df-math' }, ...math),
      ),
    ),
  );
}
