import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import { leastShare, modeCoverage } from '../../../src/diffusion/quality/modeCoverage';
import {
  stepsPerCheckpoint,
  type CollapseRun,
  type CollapseSamples,
} from '../../../src/diffusion/tinyNetworks/collapseRun';
import { collapseData, collapseRun } from '../../../src/figures/collapse';
import { element, oncePerFrame } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { workInSight } from '../kit/motion/workInSight';
import { formula, power, symbol, term } from '../kit/math/mathMarkup';
import { colorOf } from '../kit/colors/meaningColors';
import { Picture } from '../kit/drawing/picture';
import { PlaneBrush, planeClass } from '../kit/drawing/plane';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { valueTable } from '../kit/valueTable';

/** The plane is shown from −2.4 to 2.4 in both directions. */
const reach = 2.4;

const empty: CollapseSamples = { gan: new Float64Array(), diffusion: new Float64Array() };

/** Samples of a GAN and of a diffusion model over their training, which goes on while the figure is looked at. */
export const collapseFigure = framed('collapse', (bench) => {
  const controls = stateControls(bench);
  const kinds = ['gan', 'diffusion'] as const;
  const names = { gan: l10n.t('GAN'), diffusion: l10n.t('Diffusion model') };
  const pictures = {
    gan: new Picture(l10n.t('Samples of the GAN and the eight modes'), planeClass),
    diffusion: new Picture(l10n.t('Samples of the diffusion model and the eight modes'), planeClass),
  };
  const table = valueTable(kinds.map((kind) => names[kind]));

  const redraw = oncePerFrame(() => draw(), bench.signal);
  const runNow = (): CollapseRun => collapseRun(bench.state().seed, bench.state().generatorSteps);
  const work = workInSight(
    bench.root,
    {
      isDone: () => runNow().at(bench.state().checkpoint) !== undefined,
      advance: (isOver) => runNow().advance(bench.state().checkpoint, isOver),
      onProgress(isDone) {
        if (isDone) {
          bench.refresh();
        } else {
          redraw();
        }
      },
    },
    bench.signal,
  );

  /** What is shown: the asked moment, or the last one before it that the training has come to. */
  function shown(): { readonly samples: CollapseSamples; readonly moment: number } {
    const run = runNow();
    const moment = Math.min(bench.state().checkpoint, Math.max(0, run.reached));
    return { samples: run.at(moment) ?? empty, moment };
  }

  function draw(): void {
    const theme = readTheme();
    const { samples, moment } = shown();
    for (const kind of kinds) {
      pictures[kind].draw((context, side) => {
        paintModes(new PlaneBrush(context, side, reach, theme), samples[kind], theme);
      });
    }
    const found = kinds.map((kind) => modeCoverage(collapseData, samples[kind]));
    table.set([
      { name: l10n.t('training steps'), values: kinds.map(() => String(moment * stepsPerCheckpoint)) },
      { name: l10n.t('modes reached, of 8'), values: found.map(({ covered }) => String(covered)) },
      {
        name: l10n.t('samples within a mode, %'),
        values: found.map(({ within }) => formatNumber(100 * within, 3)),
      },
    ]);
  }

  return {
    formula: collapseFormula(),
    controls,
    content: [
      element(
        'div',
        { class: 'df-planes' },
        ...kinds.map((kind) =>
          element('figure', {}, pictures[kind].canvas, element('figcaption', {}, names[kind])),
        ),
      ),
      table.element,
    ],
    update() {
      draw();
      work();
    },
    recolor: draw,
    numbers() {
      const { gan, diffusion } = shown().samples;
      return {
        columns: ['GAN x', 'GAN y', 'diffusion x', 'diffusion y'],
        rows: Array.from({ length: gan.length / 2 }, (_, i) =>
          [gan[2 * i], gan[2 * i + 1], diffusion[2 * i], diffusion[2 * i + 1]].map((value) => value ?? 0),
        ),
      };
    },
  };
});

/** Samples, and a circle of three standard deviations around each mode: thick where it is reached, else thin and dashed. */
function paintModes(brush: PlaneBrush, samples: Float64Array, theme: FigureTheme): void {
  const { shares } = modeCoverage(collapseData, samples);
  collapseData.components.forEach(({ mean, variance }, k) => {
    const isReached = (shares[k] ?? 0) >= leastShare;
    brush.circle(mean, 3 * Math.sqrt(variance), {
      color: colorOf(isReached ? 'data' : 'error')(theme),
      width: isReached ? 2.5 : 1.2,
      dash: isReached ? [] : [4, 4],
    });
  });
  brush.dots(samples, colorOf('prediction')(theme), 2, 0.75);
}

function collapseFormula(): HTMLElement {
  const x = () => term('data', symbol('x'));
  const made = () => term('prediction', symbol('G'), '(', symbol('z'), ')');
  return element(
    'span',
    {},
    formula(
      l10n.t(
        'The GAN: the generator minimises and the discriminator maximises the mean of log D(x) plus that of log(1 − D(G(z)))',
      ),
      'min',
      element('sub', {}, symbol('G')),
      ' max',
      element('sub', {}, symbol('D')),
      ' 𝔼 log ',
      symbol('D'),
      '(',
      x(),
      ') + 𝔼 log(1 − ',
      symbol('D'),
      '(',
      made(),
      ')),\u2003',
    ),
    formula(
      l10n.t('The diffusion model: θ minimises the mean square of v minus v_θ(x_t, t)'),
      'min',
      element('sub', {}, symbol('θ')),
      ' 𝔼 |',
      symbol('v'),
      ' − ',
      term('prediction', symbol('v', 'θ')),
      '(',
      term('state', symbol('x', 't')),
      ', ',
      symbol('t'),
      ')',
      power('|', '2'),
    ),
  );
}
