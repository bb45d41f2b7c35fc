import * as l10n from '@vscode/l10n';
import { drawsOf, gradientsOf, mostDraws } from '../../../src/figures/reparameterisation';
import { Chart, type Curve } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, fraction, symbol, term } from '../kit/math/mathMarkup';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { Panel } from '../kit/drawing/panel';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { mappingHeight, paintMapping } from './mapping';
import './reparameterisation.css';

const curves: readonly Curve[] = [
  { label: 'f′(x) dx', color: colorOf('prediction'), width: 2.5, term: 'prediction' },
  { label: 'f(x) d ln N', color: colorOf('noise'), dash: [2, 3], term: 'noise' },
  { label: '∇ E f(x)', color: colorOf('exact'), dash: [9, 4], term: 'exact' },
];

const counts = Array.from({ length: mostDraws }, (_, index) => index + 1);

/** The plot shows the exact gradient and so many standard errors of this many draws around it. */
const shownErrors = 3;
const shownAt = 25;

/** z that stay while μ and σ move, and both estimates of the gradient as draws are added. */
export const reparameterisationFigure = framed('reparameterisation', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench);
  const mapping = new Panel(
    {
      name: l10n.t('Draws z, each joined with its x = μ + σ z, and f(x) below'),
      height: () => mappingHeight,
      paint: (pen) => paintMapping(pen, bench.state()),
    },
    readTheme(),
    signal,
  );
  const host = element('div', { class: 'df-plot' });
  const chart = new Chart(
    host,
    {
      name: l10n.t('Both estimates of the gradient over the number of draws, and the exact gradient'),
      height: (width) => Math.round(Math.min(260, Math.max(190, width * 0.35))),
      curves,
      xLabel: l10n.t('draws'),
      xRange: () => [1, mostDraws],
      yRange() {
        const { exact, pathwiseSpread, scoreSpread } = gradientsOf(bench.state());
        const half = (shownErrors * Math.max(pathwiseSpread, scoreSpread, 0.01)) / Math.sqrt(shownAt);
        return [Math.min(0, exact - half), Math.max(0, exact + half)];
      },
      onDrag: (n) => bench.change({ draws: Math.min(mostDraws, Math.max(1, Math.round(n))) }),
    },
    readTheme(),
    signal,
  );

  return {
    formula: sampleFormula(),
    controls,
    content: [
      mapping.element,
      element('p', { class: 'df-plot-title' }, l10n.t('Estimates of the gradient')),
      host,
      estimateKeys(),
    ],
    update() {
      const state = bench.state();
      const { exact, pathwise, score } = gradientsOf(state);
      mapping.redraw();
      const untilNow = (means: Float64Array) =>
        Array.from(means, (mean, index) => (index < state.draws ? mean : null));
      chart.setData(
        counts,
        untilNow(pathwise),
        untilNow(score),
        counts.map(() => exact),
      );
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      mapping.setTheme(theme);
      chart.setTheme(theme);
    },
    numbers() {
      const state = bench.state();
      const { exact, pathwise, score } = gradientsOf(state);
      const draws = drawsOf(state.seed);
      return {
        columns: ['n', 'z', 'with reparameterisation', 'without', 'exact'],
        rows: counts.map((n) => [n, draws[n - 1] ?? 0, pathwise[n - 1] ?? 0, score[n - 1] ?? 0, exact]),
      };
    },
  };
});

function sampleFormula(): HTMLElement {
  const mean = () => symbol('μ');
  return formula(
    l10n.t('With z fixed, the sample x has a derivative by μ and by σ'),
    term('prediction', symbol('x')),
    ' = ',
    mean(),
    ' + ',
    symbol('σ'),
    ' ',
    term('noise', symbol('z')),
    ', ',
    term('exact', fraction(['∂'], ['∂', mean()]), ' E ', symbol('f'), '(', symbol('x'), ')'),
    ' = E ',
    term('prediction', symbol('f'), '′(', symbol('x'), ')'),
    ' = E ',
    term('noise', symbol('f'), '(', symbol('x'), ') ', fraction([symbol('z')], [symbol('σ')])),
  );
}

function estimateKeys(): HTMLElement {
  const names = [
    l10n.t('with reparameterisation'),
    l10n.t('without: f(x) times the gradient of ln N'),
    l10n.t('exact'),
  ];
  return element(
    'div',
    { class: 'df-keys' },
    ...names.map((name, index) =>
      element('span', {}, element('span', { class: `df-key df-key-${index}` }), name),
    ),
  );
}
