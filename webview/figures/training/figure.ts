import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import { trainingSteps } from '../../../src/diffusion/tinyNetworks/trainingRun';
import {
  hasDiverged,
  shareOnData,
  variantsOf,
  type Target,
  type Variant,
} from '../../../src/figures/training';
import { planeDataOf } from '../../../src/figures/planeData';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { readTheme } from '../kit/colors/theme';
import { stateControls } from '../kit/controls/stateControls';
import { Picture } from '../kit/drawing/picture';
import { PlaneBrush, planeClass } from '../kit/drawing/plane';
import { element, oncePerFrame, onResize } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { symbols, term } from '../kit/math/mathMarkup';
import { workInSight } from '../kit/motion/workInSight';
import { answers, trainingAlgorithm, type AlgorithmLine } from './algorithm';
import { batchTable } from './batchTable';
import { curves, lossChart } from './lossChart';
import { paintStep, reach } from './stepPicture';
import './training.css';

/** Lines of the algorithm that slow motion goes through, from the second on. */
const movingLines = 4;

/** A small network that learns while it is looked at: the shown step line by line, the loss, and samples so far. */
export const trainingFigure = framed('training', (bench) => {
  const { root, signal } = bench;
  const algorithm = trainingAlgorithm();
  const picture = new Picture(
    l10n.t('The batch of the step: data, noise, noisy data, predictions'),
    planeClass,
  );
  const keys = stepKeys();
  const table = batchTable();
  const loss = lossChart(
    (step) => bench.change({ step }),
    () => bench.state().step,
    signal,
  );
  const gallery = element('div', { class: 'df-planes df-training-samples' });
  const controls = stateControls(bench);
  let samples: readonly SamplePicture[] = [];

  const variants = (): readonly Variant[] => variantsOf(bench.state());
  const redraw = oncePerFrame(() => draw(), signal);
  /** One step beyond the state's, which slow motion shows as the coming one. */
  const goal = (): number => Math.min(trainingSteps, bench.state().step + 1);
  const work = workInSight(
    root,
    {
      isDone: () => variants().every(({ run }) => run.reached >= goal()),
      advance(isOver) {
        while (!isOver()) {
          // All side by side: the one that is behind goes on.
          const { run } = variants().reduce((last, each) =>
            each.run.reached < last.run.reached ? each : last,
          );
          if (run.reached >= goal()) {
            return;
          }
          run.advance(run.reached + 1, isOver);
        }
      },
      onProgress(isDone) {
        if (isDone) {
          bench.refresh();
        } else {
          redraw();
        }
      },
    },
    signal,
  );

  /** The step that is shown: the asked one, or the last one before it that all trainings have come to. */
  function shownStep(): number {
    return Math.min(bench.state().step, ...variants().map(({ run }) => run.reached));
  }

  function draw(): void {
    const theme = readTheme();
    const shown = shownStep();
    gallery.ariaBusy = String(shown < bench.state().step);
    const fraction = bench.fraction();
    // Slow motion shows the step that comes next, line by line.
    const coming = fraction > 0 ? Math.min(trainingSteps, shown + 1) : shown;
    const all = variants();
    const chosen = all.find(({ isChosen }) => isChosen)!;
    const next = chosen.run.step(coming);
    const step = next ?? chosen.run.step(shown);
    const done = next && fraction > 0 ? fraction : 1;
    const { target } = chosen;
    algorithm.show(target, done < 1 ? ((2 + Math.floor(movingLines * done)) as AlgorithmLine) : 5);
    picture.draw((context, side) => {
      if (step) {
        paintStep(context, side, { step, target, done }, theme);
      }
    });
    keys.show(target);
    table.show(step, target, done);
    loss.show(all, shown);
    drawSamples(all, shown, theme);
  }

  function drawSamples(all: readonly Variant[], shown: number, theme: FigureTheme): void {
    if (samples.length !== all.length) {
      samples = all.map((_, index) => samplePicture(index));
      gallery.replaceChildren(...samples.map((each) => each.element));
    }
    const { components } = planeDataOf(bench.state());
    all.forEach((variant, index) => {
      const { picture: plane, text, element: host } = samples[index]!;
      const points = variant.run.samplesAt(shown)?.[variant.weights] ?? [];
      plane.draw((context, side) => {
        const brush = new PlaneBrush(context, side, reach, theme);
        for (const { mean, variance } of components) {
          brush.circle(mean, 3 * Math.sqrt(variance), {
            color: colorOf('data')(theme),
            width: 1,
            dash: [3, 3],
          });
        }
        brush.dots(points, colorOf('prediction')(theme), 2, 0.75);
      });
      plane.canvas.setAttribute('aria-label', l10n.t('Samples of the network: {0}', variant.name));
      host.classList.toggle('df-chosen', all.length > 1 && variant.isChosen);
      text.textContent = sampleText(variant, shown, shareOnData(bench.state(), variant, shown));
    });
  }

  onResize(root, draw, signal);
  return {
    formula: algorithm.element,
    content: [
      element(
        'div',
        { class: 'df-columns' },
        element('div', {}, picture.canvas, keys.element),
        table.element,
      ),
      loss.element,
      gallery,
    ],
    controls,
    recolor(theme) {
      colorKeys(root, curves, theme);
      loss.chart.setTheme(theme);
      draw();
    },
    update() {
      draw();
      work();
    },
    numbers() {
      const all = variants();
      const shown = shownStep();
      return {
        columns: ['step', ...all.map(({ name }) => name)],
        rows: Array.from({ length: shown }, (_, index) => [
          index + 1,
          ...all.map(({ run }) => run.meanLoss(index + 1, index + 1)),
        ]),
      };
    },
  };
});

/** What the lines of the step's picture are: from x_0 by the noise to x_t, back by the answer, and what is missing. */
function stepKeys(): { readonly element: HTMLElement; readonly show: (target: Target) => void } {
  const answer = element('span', {});
  const host = element(
    'p',
    { class: 'df-keys' },
    element('span', {}, term('data', symbols.x0(), ' → ', symbols.sqrtAlphaBar(), ' ', symbols.x0())),
    element('span', {}, term('noise', symbols.sqrtOneMinusAlphaBar(), ' ', symbols.epsilon())),
    answer,
    element('span', {}, term('error', l10n.t('error'))),
  );
  let shown: Target | undefined;
  return {
    element: host,
    show(target) {
      if (target !== shown) {
        shown = target;
        answer.replaceChildren(term('prediction', l10n.t('back by'), ' ', answers[target].network()));
      }
    },
  };
}

interface SamplePicture {
  readonly element: HTMLElement;
  readonly picture: Picture;
  readonly text: HTMLElement;
}

/** A plane of samples with the key of its curve. */
function samplePicture(index: number): SamplePicture {
  const picture = new Picture('', planeClass);
  const text = element('span', {});
  const key = element('span', { class: `df-key df-key-${index}`, 'aria-hidden': 'true' });
  return {
    picture,
    text,
    element: element('figure', {}, picture.canvas, element('figcaption', {}, key, ' ', text)),
  };
}

function sampleText({ name, run }: Variant, step: number, share: number): string {
  return step > 0 && hasDiverged(run, step)
    ? l10n.t('{0}: diverges, loss {1}', name, formatNumber(run.meanLoss(step, step), 2))
    : l10n.t('{0}: {1} % on the data', name, Number.isNaN(share) ? '…' : formatNumber(100 * share, 2));
}
