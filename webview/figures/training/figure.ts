import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import { batchSize, levels, levelTime, targets, type Target } from '../../../src/figures/training';
import { Chart, type Curve } from '../kit/drawing/chart';
import { drawsDigits } from '../kit/digits/digitsModel';
import { element, oncePerFrame, onResize, type Child } from '../kit/dom';
import { framed } from '../kit/frame';
import { imageOf } from '../kit/network/gridWork';
import { symbol, symbols, term } from '../kit/math/mathMarkup';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { NetworkWork, type Findings } from '../kit/network/networkWork';
import { PictureRows } from '../kit/drawing/pictureRows';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { trainingAlgorithm, type AlgorithmLine } from './algorithm';
import { errorOf, evaluations, lossOf, type Evaluated } from './batch';
import './training.css';

const side = 16;
const size = side * side;
const targetIds = Object.keys(targets) as readonly Target[];
/** Lines of the algorithm that slow motion goes through, from the second on. */
const movingLines = 4;

const curves: readonly Curve[] = [
  { label: 'ε', color: colorOf('noise'), width: 2 },
  { label: 'x_0', color: colorOf('data'), dash: [9, 4], width: 2 },
  { label: 'v', color: colorOf('other'), dash: [2, 3], width: 2 },
];
const signs: Readonly<Record<Target, () => Child>> = {
  epsilon: () => symbols.epsilon(),
  x0: () => symbols.x0(),
  v: () => symbol('v'),
};

/** One batch through Algorithm 1: its images, noise, prediction and error at t, and the loss over t. */
export const trainingFigure = framed('training', (bench) => {
  const { signal, environment } = bench;
  const { digits } = environment;
  const work = new NetworkWork<Evaluated>(bench, drawsDigits(false), () => draw());
  const algorithm = trainingAlgorithm();
  const rows = new PictureRows(signal);
  const plotHost = element('div', { class: 'df-plot' });
  const cells = targetIds.map(() => element('td', { class: 'df-number' }));
  const heads = targetIds.map((target, index) =>
    element(
      'th',
      { scope: 'row' },
      element('span', { class: `df-key df-key-${index}`, 'aria-hidden': 'true' }),
      ' ',
      signs[target](),
    ),
  );
  const table = element(
    'table',
    { class: 'df-values' },
    element('caption', {}, l10n.t('Squared error of the batch at this t, averaged')),
    element('tbody', {}, ...targetIds.map((_, index) => element('tr', {}, heads[index]!, cells[index]!))),
  );
  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('The loss over t, as its decimal logarithm'),
      height: (width) => Math.round(Math.min(260, Math.max(180, width * 0.35))),
      curves,
      xLabel: 't',
      yLabel: l10n.t('log₁₀ of the error'),
      xRange: () => [0, levelTime(levels)],
      yRange: (min, max) => [Math.floor(min), Math.max(Math.floor(min) + 1, Math.ceil(max))],
      onDrag: (t) => bench.change({ level: Math.min(levels, Math.max(1, Math.round(t / levelTime(1)))) }),
      draw: (plot, theme) => {
        const { ctx, bbox } = plot;
        const x = plot.valToPos(levelTime(bench.state().level), 'x', true);
        ctx.save();
        ctx.strokeStyle = theme.foreground;
        ctx.lineWidth = devicePixelRatio;
        ctx.beginPath();
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
        ctx.stroke();
        ctx.restore();
      },
    },
    readTheme(),
    signal,
  );
  const controls = stateControls(bench, {
    steppers: {
      digit: {
        count: digits.count,
        previous: l10n.t('Previous digit'),
        next: l10n.t('Next digit'),
        text: (index) => String(digits.label(index % digits.count)),
      },
    },
  });

  function ask(): Findings<Evaluated> {
    const state = bench.state();
    return work.ask(JSON.stringify([state.digit, state.seed]), levels, evaluations(digits, state));
  }

  const draw = oncePerFrame(() => {
    const { level, target } = bench.state();
    const found = ask();
    const fraction = bench.fraction();
    algorithm.light(fraction > 0 ? ((2 + Math.floor(movingLines * fraction)) as AlgorithmLine) : 5);
    drawRows(found.items[level - 1], level, target);
    heads.forEach((head, index) => head.classList.toggle('df-chosen', targetIds[index] === target));
    const losses = lossesOf(found);
    losses.forEach((values, index) => {
      const loss = values[level - 1];
      cells[index]!.textContent = loss === undefined ? '…' : formatNumber(loss, 3);
    });
    chart.setData(
      Array.from({ length: levels }, (_, index) => levelTime(index + 1)),
      ...losses.map((values) =>
        Array.from({ length: levels }, (_, index) => {
          const loss = values[index];
          return loss === undefined ? null : Math.log10(loss);
        }),
      ),
    );
  }, signal);

  function drawRows(evaluated: Evaluated | undefined, level: number, target: Target): void {
    const { x0, noise, xt, output } = evaluated ?? {};
    const error = evaluated && errorOf(target, level, evaluated);
    const row = (label: () => Child, name: string, batch: Float32Array | undefined) => ({
      label,
      name,
      images: Array.from({ length: batchSize }, (_, index) => batch && imageOf(batch, index, size)),
    });
    rows.draw(
      Array.from({ length: batchSize }, (_, index) => String(index + 1)),
      [
        row(() => term('data', symbols.x0()), l10n.t('The digits of the batch'), x0),
        row(() => term('noise', symbols.epsilon()), l10n.t('The noise'), noise),
        row(() => term('state', symbols.xt()), l10n.t('x_t, the data with noise'), xt),
        row(
          () => term('prediction', symbol('ε', 'θ')),
          l10n.t('The noise that the network predicts in x_t'),
          output,
        ),
        row(() => term('error', 'Δ', signs[target]()), l10n.t('Prediction less target'), error),
      ],
      side,
    );
  }

  onResize(bench.root, draw, signal);
  return {
    formula: algorithm.element,
    content: [
      element('div', { class: 'df-columns' }, rows.element, element('div', {}, plotHost, table)),
      work.element,
    ],
    controls,
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
      draw();
    },
    update: draw,
    numbers: () => {
      const losses = lossesOf(ask());
      return {
        columns: ['t', ...targetIds],
        rows: Array.from({ length: levels }, (_, index) => [
          levelTime(index + 1),
          ...losses.map((values) => values[index] ?? NaN),
        ]),
      };
    },
  };
});

/** Each evaluated level's losses, worked out once. */
const known = new WeakMap<Evaluated, readonly number[]>();

/** For each target, the losses of the levels so far. */
function lossesOf({ items }: Findings<Evaluated>): readonly (readonly number[])[] {
  const perLevel = items.map((evaluated, index) => {
    const losses = known.get(evaluated) ?? targetIds.map((target) => lossOf(target, index + 1, evaluated));
    known.set(evaluated, losses);
    return losses;
  });
  return targetIds.map((_, target) => perLevel.map((losses) => losses[target] ?? NaN));
}
