import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import type { RateDistortion } from '../../../src/diffusion/bounds/evaluateBound';
import { digitsPerGroup, groups, meanRates, paperRates, rateTimes } from '../../../src/figures/rate';
import { Chart, type Curve } from '../kit/drawing/chart';
import { drawsDigits } from '../kit/digits/digitsModel';
import { digitValues } from '../kit/digits/digitValues';
import { element, oncePerFrame, onResize } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { batchOf, imageOf } from '../kit/network/gridWork';
import { formula, root, symbol, symbols, term } from '../kit/math/mathMarkup';
import { colorOf } from '../kit/colors/meaningColors';
import { NetworkWork } from '../kit/network/networkWork';
import { PictureRows } from '../kit/drawing/pictureRows';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { evaluation, firstDigit, type EvaluatedGroup } from './evaluation';
import './rate.css';

const side = 16;
const size = side * side;
const curves: readonly Curve[] = [{ label: 'RMSE', color: colorOf('prediction'), width: 2 }];

/** Distortion over rate of a network on digits, beside the paper's table, with what a receiver would see. */
export const rateFigure = framed('rate', (bench) => {
  const { signal, environment } = bench;
  const { digits } = environment;
  const work = new NetworkWork<EvaluatedGroup>(bench, drawsDigits(false), () => draw());
  const rows = new PictureRows(signal);
  const plotHost = element('div', { class: 'df-plot' });
  const said = element('p', { class: 'df-rate-said' });
  let shown: readonly RateDistortion[] = [];
  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('Distortion over rate'),
      height: (width) => Math.round(Math.min(280, Math.max(200, width * 0.6))),
      curves,
      xLabel: l10n.t('Rate, bits/dim'),
      yLabel: l10n.t('Error of x̂_0, 0…255'),
      xRange: () => [0, 1.1 * Math.max(1.8, ...shown.map((row) => row.rate))],
      yRange: () => [0, 1.1 * Math.max(70, ...shown.map((row) => row.rmse))],
      draw: (plot, theme) => {
        const at = ({ rate: x, rmse: y }: RateDistortion): [number, number] => [
          plot.valToPos(x, 'x', true),
          plot.valToPos(y, 'y', true),
        ];
        drawPaper(plot.ctx, theme, paperRates.map(at));
        const here = shown[bench.state().place - 1];
        if (here) {
          drawDot(plot.ctx, theme, at(here));
        }
      },
    },
    readTheme(),
    signal,
  );
  const controls = stateControls(bench);
  const ask = () => work.ask(JSON.stringify([bench.state().seed]), groups, evaluation(digits, bench.state()));

  const draw = oncePerFrame(() => {
    const { place } = bench.state();
    const { items } = ask();
    shown = meanRates(items.map((item) => item.rows));
    const here = shown[place - 1];
    const bits = items.reduce((sum, item) => sum + item.bits, 0) / items.length;
    said.textContent = here
      ? l10n.t(
          'Of {0} digits here: {1} bits/dim sent, x̂₀ {2} grey levels off. The whole bound is {3} bits/dim.',
          items.length * digitsPerGroup,
          formatNumber(here.rate, 3),
          formatNumber(here.rmse, 3),
          formatNumber(bits, 3),
        )
      : l10n.t('The bound of the first digits is worked out.');
    chart.setData(
      shown.length > 0 ? shown.map((row) => row.rate) : [0],
      shown.length > 0 ? shown.map((row) => row.rmse) : [null],
    );
    drawRows(items[0], rateTimes[place - 1] ?? 1);
  }, signal);

  function drawRows(group: EvaluatedGroup | undefined, t: number): void {
    const first = firstDigit(digits);
    const originals = batchOf(
      Array.from({ length: digitsPerGroup }, (_, index) => digitValues(digits, first + index)),
    );
    const received = group?.pictures.get(t);
    const cut = (batch: Float32Array | undefined) =>
      Array.from({ length: digitsPerGroup }, (_, index) => batch && imageOf(batch, index, size));
    rows.draw(
      Array.from({ length: digitsPerGroup }, (_, index) => String(index + 1)),
      [
        {
          label: () => term('data', symbols.x0()),
          name: l10n.t('The digits that are sent'),
          images: cut(originals),
        },
        {
          label: () => term('state', symbols.xt()),
          name: l10n.t('x_t, the data with noise'),
          images: cut(received?.xt),
        },
        {
          label: () => term('prediction', symbol('x̂', '0')),
          name: l10n.t('x̂_0, the image by this prediction'),
          images: cut(received?.x0),
        },
      ],
      side,
    );
  }

  onResize(bench.root, draw, signal);
  return {
    formula: formula(
      l10n.t('The rate is L_T plus the sum of L_{s−1} over s above t; the distortion is the error of x̂_0'),
      l10n.t('rate'),
      ' = ',
      symbol('L', 'T'),
      ' + Σ ',
      symbol('L', 's−1'),
      ' (',
      element('var', {}, 's'),
      ' > ',
      symbols.t(),
      '),\u2003',
      l10n.t('distortion'),
      ' = ',
      element(
        'span',
        { class: 'df-math df-norm' },
        '‖',
        term('data', symbols.x0()),
        ' − ',
        term('prediction', symbol('x̂', '0')),
        '‖ / ',
        root(symbol('D')),
      ),
    ),
    content: [
      element('div', { class: 'df-columns' }, element('div', {}, plotHost, said), rows.element),
      work.element,
    ],
    controls,
    recolor(theme) {
      chart.setTheme(theme);
      draw();
    },
    update: draw,
    numbers: () => ({
      columns: ['t', 'rate', 'rmse'],
      rows: shown.map((row, index) => [rateTimes[index] ?? NaN, row.rate, row.rmse]),
    }),
  };
});

/** The paper's rows as squares, with their name. */
function drawPaper(
  context: CanvasRenderingContext2D,
  theme: FigureTheme,
  points: readonly (readonly [number, number])[],
): void {
  const half = 3 * devicePixelRatio;
  context.save();
  context.strokeStyle = theme.muted;
  context.fillStyle = theme.muted;
  context.lineWidth = 1.5 * devicePixelRatio;
  points.forEach(([x, y]) => context.strokeRect(x - half, y - half, 2 * half, 2 * half));
  const [x, y] = points[4] ?? [0, 0];
  context.font = `${11 * devicePixelRatio}px sans-serif`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(l10n.t('CIFAR-10, the paper’s Table 4'), x + 3 * half, y);
  context.restore();
}

function drawDot(
  context: CanvasRenderingContext2D,
  theme: FigureTheme,
  [x, y]: readonly [number, number],
): void {
  context.save();
  context.fillStyle = theme.foreground;
  context.beginPath();
  context.arc(x, y, 5 * devicePixelRatio, 0, 2 * Math.PI);
  context.fill();
  context.restore();
}
