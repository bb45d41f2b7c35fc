import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import { classBalance } from '../../../src/diffusion/quality/classScores';
import { bayesProbabilities, mixtureMoments } from '../../../src/diffusion/quality/spoiledSet';
import { symmetricRoot } from '../../../src/diffusion/quality/symmetricEigen';
import type { FeatureGaussian } from '../../../src/diffusion/quality/frechetDistance';
import {
  dataNumbers,
  qualityCurves,
  qualityData,
  qualityPoints,
  qualitySet,
} from '../../../src/figures/quality';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { colorOf } from '../kit/colors/meaningColors';
import { Picture } from '../kit/drawing/picture';
import { PlaneBrush, planeClass } from '../kit/drawing/plane';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { valueTable } from '../kit/valueTable';
import { classBars } from './classBars';
import { qualityFormula } from './formula';
import { numberCharts } from './numberCharts';
import './quality.css';

/** The plane is shown from −3 to 3 in both directions. */
const reach = 3;
const dataMoments = mixtureMoments(qualityData);
const classCount = qualityData.components.length;

/** A set that is made worse, the classes and the ellipse that two numbers look at, and the three numbers over the fault. */
export const qualityFigure = framed('quality', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench);
  const picture = new Picture(
    l10n.t('Samples and data, each with its ellipse of two standard deviations'),
    planeClass,
  );
  const bars = classBars(classCount);
  const table = valueTable([l10n.t('Samples'), l10n.t('Data')]);
  const charts = numberCharts(classCount, signal);

  function draw(): void {
    const theme = readTheme();
    const { spoiling, amount, seed } = bench.state();
    const set = qualitySet(spoiling, amount, seed);
    const { heldOut } = qualityPoints(seed);
    const strength = (meaning: 'data' | 'prediction'): number => {
      const lit = bench.lit();
      return lit === undefined || lit === meaning ? 1 : 0.25;
    };
    picture.draw((context, side) => {
      const brush = new PlaneBrush(context, side, reach, theme);
      const [data, made] = [colorOf('data')(theme), colorOf('prediction')(theme)];
      brush.dots(heldOut, data, 1.6, 0.55 * strength('data'));
      brush.dots(set.made, made, 1.6, 0.75 * strength('prediction'));
      brush.line(ellipse(dataMoments), data, 2, strength('data'));
      brush.line(ellipse(mixtureMoments(set.density)), made, 3, strength('prediction'));
    });
    const frequencies = (points: Float32Array) =>
      classBalance(bayesProbabilities(qualityData, points)).frequencies;
    bars.set(frequencies(set.made), frequencies(heldOut));
    const [ours, theirs] = [set.numbers, dataNumbers(seed)];
    const row = (name: string, key: keyof typeof ours) => ({
      name,
      values: [ours, theirs].map((each) => formatNumber(each[key], 3)),
    });
    table.set([
      row(l10n.t('Score, like IS'), 'score'),
      row(l10n.t('Distance, like FID'), 'distance'),
      row(l10n.t('NLL of held-out points, bits/dim'), 'heldOutBits'),
      row(l10n.t('NLL of training points, bits/dim'), 'trainingBits'),
    ]);
    charts.update(qualityCurves(spoiling, seed), amount);
  }

  return {
    formula: qualityFormula(),
    controls,
    content: [
      element(
        'div',
        { class: 'df-planes' },
        element('div', {}, picture.canvas, bars.element, table.element),
        element('div', {}, ...charts.content),
      ),
    ],
    update: draw,
    recolor(theme) {
      bench.root.style.setProperty('--df-made', colorOf('prediction')(theme));
      bench.root.style.setProperty('--df-data', colorOf('data')(theme));
      charts.recolor(theme);
      draw();
    },
    numbers() {
      const { spoiling, seed } = bench.state();
      const { amounts, numbers } = qualityCurves(spoiling, seed);
      return {
        columns: ['amount', 'score', 'distance', 'held-out bits/dim', 'training bits/dim'],
        rows: numbers.map(({ score, distance, heldOutBits, trainingBits }, i) => [
          amounts[i] ?? 0,
          score,
          distance,
          heldOutBits,
          trainingBits,
        ]),
      };
    },
  };
});

/** The line two standard deviations around a Gaussian's mean: its mean plus 2 Σ^½ times the unit circle. */
export function ellipse({ mean, covariance }: FeatureGaussian): Float64Array {
  const [a = 0, b = 0, c = 0, d = 0] = symmetricRoot(covariance).values;
  return Float64Array.from({ length: 2 * 61 }, (_, i) => {
    const angle = (2 * Math.PI * Math.floor(i / 2)) / 60;
    const [x, y] = [2 * Math.cos(angle), 2 * Math.sin(angle)];
    return i % 2 === 0 ? (mean[0] ?? 0) + a * x + b * y : (mean[1] ?? 0) + c * x + d * y;
  });
}
