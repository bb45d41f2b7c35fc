import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../src/base/errorMessage';
import { memoize } from '../../../src/figures/scheduleMemo';
import { button } from '../../figures/kit/controls/controls';
import { element, onResize } from '../../figures/kit/dom';
import { watchSight } from '../../figures/kit/motion/inSight';
import { paintGround } from '../../figures/kit/drawing/particles';
import { Picture } from '../../figures/kit/drawing/picture';
import { readTheme } from '../../figures/kit/colors/theme';
import type { PointsRun, PointsTraining } from '../networkScript';
import { placeName, type PreviewNetworks } from '../previewNetworks';
import { noNetworks, type DrawNetworkDemo } from './networkDemo';
import { LossChart } from './lossChart';
import { lossFormula, type LossTarget } from './lossFormula';
import { dataOf, paintPoints } from './pointsPicture';
import { lossesOf, pictureOf } from './recordings';

/** Training steps between two looks at the clock, and milliseconds between two pictures. */
const stepsAtOnce = 2;
const pictureMs = 1500;
/** Points that are drawn out of noise for a picture, and the steps that each takes. */
const drawnPoints = 200;
const samplerSteps = 10;
/** How long the settings must rest before training begins anew, in milliseconds. */
const restMs = 250;

/** A training that was recorded. */
interface Recorded {
  readonly steps: readonly number[];
  readonly losses: readonly number[];
  readonly samples: ImageBitmap;
}

/** A training, with what is shown of it. */
interface Training {
  readonly key: string;
  readonly run: PointsRun;
  readonly losses: number[];
  points: Float32Array;
}

/** Trains a small network on points of the plane while it is in sight, and shows what it draws by now. */
export const drawTrain: DrawNetworkDemo<'train'> = (bench) => {
  const { signal, networks, reducedMotion } = bench;
  const picture = new Picture(
    l10n.t('The data’s points, and points that the network draws'),
    'df-picture-large',
  );
  const chart = new LossChart(signal);
  const status = element('p', { class: 'df-network' });
  const toggle = button(l10n.t('Train'), () => (goesOn ? pause() : resume()), signal);
  let training: Training | undefined;
  let goesOn = !reducedMotion;
  let inSight = false;
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let theme = readTheme();
  let recorded: Recorded | undefined;
  const formulaHost = element('p');
  const showFormula = memoize((target: LossTarget) => formulaHost.replaceChildren(lossFormula(target)));

  const keyOf = () => {
    const { dataSet, learningRate, batchSize, seed } = bench.state();
    return JSON.stringify([dataSet, learningRate, batchSize, seed]);
  };
  const isDone = () => (training?.run.step ?? 0) >= bench.state().steps;

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    if (!busy) {
      training?.run.dispose();
    }
  });

  function pause(): void {
    goesOn = false;
    draw();
  }

  function resume(): void {
    goesOn = true;
    void work();
  }

  /** Shows how a network of images learned elsewhere. */
  async function openRecording(source: PreviewNetworks): Promise<void> {
    if (recorded) {
      return;
    }
    const recording = await source.recording();
    recorded = { ...lossesOf(recording), samples: await pictureOf(recording.training.samples) };
    signal.addEventListener('abort', () => recorded?.samples.close(), { once: true });
  }

  /** Trains until the steps are done, or it is to rest. */
  async function work(): Promise<void> {
    if (busy) {
      return;
    }
    busy = true;
    try {
      if (networks && !isPoints(bench.state().dataSet) && inSight) {
        await openRecording(networks);
      }
      while (networks && goesOn && inSight && !signal.aborted && isPoints(bench.state().dataSet)) {
        const now = training?.key === keyOf() ? training : await begin(networks);
        if (now.run.step >= bench.state().steps) {
          break;
        }
        await trainOn(now);
        draw();
      }
    } catch (error) {
      goesOn = false;
      training = undefined;
      status.textContent = l10n.t('Training stopped: {0}', errorMessage(error));
    } finally {
      busy = false;
      if (signal.aborted) {
        training?.run.dispose();
      }
    }
    draw();
  }

  async function begin(source: PreviewNetworks): Promise<Training> {
    training?.run.dispose();
    training = undefined;
    const { dataSet, learningRate, batchSize, seed } = bench.state();
    if (!isPoints(dataSet)) {
      throw new RangeError(dataSet);
    }
    const key = keyOf();
    const script = await source.networks();
    const run = await script.learnPoints({ data: dataSet, learningRate, batchSize, seed });
    training = { key, run, losses: [], points: new Float32Array() };
    return training;
  }

  /** Some steps, then a picture. */
  async function trainOn(now: Training): Promise<void> {
    const until = performance.now() + pictureMs;
    do {
      const left = bench.state().steps - now.run.step;
      now.losses.push(...(await now.run.train(Math.min(stepsAtOnce, left))));
      draw();
    } while (performance.now() < until && goesOn && inSight && now.key === keyOf() && !isDone());
    if (!now.losses.every(Number.isFinite)) {
      throw new RangeError(
        l10n.t('The loss is no longer a number at step {0}, so training stopped.', now.run.step),
      );
    }
    now.points = await now.run.sample(drawnPoints, samplerSteps);
  }

  function draw(): void {
    if (signal.aborted) {
      return;
    }
    const { dataSet, steps } = bench.state();
    showFormula(isPoints(dataSet) ? 'velocity' : 'epsilon');
    toggle.hidden = !networks || !isPoints(dataSet) || isDone();
    toggle.textContent = goesOn ? l10n.t('Pause') : l10n.t('Train');
    const data = isPoints(dataSet) ? dataOf(dataSet) : [];
    if (networks && !isPoints(dataSet)) {
      drawRecording();
      return;
    }
    picture.draw((context, size) => paintPoints(context, size, data, training?.points ?? [], theme));
    chart.draw(training?.losses ?? [], steps);
    if (!networks) {
      status.textContent = noNetworks();
      bench.tell('');
    } else if (training) {
      const { run } = training;
      status.textContent = `${placeName(run.place)} · ${l10n.t('{0} of {1}', run.step, steps)}`;
      bench.tell(captionOf(training));
    }
  }

  function drawRecording(): void {
    const { samples, losses = [], steps = [] } = recorded ?? {};
    const last = steps.at(-1) ?? 1;
    picture.draw((context, size) => {
      paintGround(context, size, theme);
      if (samples) {
        context.imageSmoothingEnabled = true;
        context.drawImage(samples, 0, 0, size, size);
      }
    });
    chart.draw(losses, last, [...steps]);
    status.textContent = l10n.t(
      'Recorded: the tiny network learned digits on ONNX Runtime, with settings of its own. Images are too much for the preview, which has neither WebAssembly nor workers; they are learned in the playground, in its Train view.',
    );
    bench.tell(
      samples
        ? l10n.t(
            'In {0} training steps the loss fell from {1} to {2}; beside it is what the network draws in the end.',
            last,
            meanOfLosses(losses.slice(0, 1)),
            meanOfLosses(losses.slice(-meanOf)),
          )
        : '',
    );
  }

  watchSight(
    picture.canvas,
    (seen) => {
      inSight = seen;
      void work();
    },
    signal,
  );
  onResize(bench.root, draw, signal);
  return {
    formula: formulaHost,
    content: [
      element('div', { class: 'df-train-stage' }, picture.canvas, chart.element),
      element('div', { class: 'df-network-line' }, toggle, status),
    ],
    recolor(next) {
      theme = next;
      chart.recolor(next);
      draw();
    },
    update() {
      draw();
      clearTimeout(timer);
      timer = setTimeout(() => void work(), training ? restMs : 0);
    },
  };
};

const isPoints = (dataSet: string): dataSet is PointsTraining['data'] => dataSet !== 'digits16';

/** The mean of the last so many losses is told: one alone is mostly chance. */
const meanOf = 20;

function captionOf({ run: { step }, losses, points }: Training): string {
  const last = losses.slice(-meanOf);
  if (last.length === 0) {
    return l10n.t('Before the first step the network draws nothing but noise.');
  }
  const mean = meanOfLosses(last);
  return points.length === 0
    ? l10n.t('Training step {0}: mean loss {1} over the last {2}.', step, mean, last.length)
    : l10n.t(
        'Training step {0}: mean loss {1} over the last {2}. The large green points are drawn by the network, the small blue ones are data.',
        step,
        mean,
        last.length,
      );
}

const meanOfLosses = (losses: readonly number[]): string =>
  (losses.reduce((sum, loss) => sum + loss, 0) / losses.length).toFixed(3);
