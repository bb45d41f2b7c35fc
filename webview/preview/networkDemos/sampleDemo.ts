import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../src/base/errorMessage';
import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';
import { ddimPlan } from '../../../src/diffusion/samplers/methods/ddim';
import { tracePlan } from '../../../src/diffusion/samplers/tracePlan';
import { networkNoise } from '../../../src/figures/digitsNetwork';
import { recordedSampling } from '../../../src/figures/recording';
import { button, rangeControl } from '../../figures/kit/controls/controls';
import { element, onResize } from '../../figures/kit/dom';
import { formula, fraction, root, symbol, symbols, term } from '../../figures/kit/math/mathMarkup';
import { watchSight } from '../../figures/kit/motion/inSight';
import { DigitRows } from './digitRows';
import { noNetworks, type DrawNetworkDemo } from './networkDemo';
import { framesOf, type Frame } from './recordings';

const side = 16;
/** How long the settings must rest before digits are drawn anew, in milliseconds. */
const restMs = 250;

/** How long a frame of a recording is shown, in milliseconds. */
const frameMs = 250;

/** What was drawn with one state. */
interface Run {
  readonly key: string;
  readonly frames: Frame[];
  /** Steps that the sampler takes. */
  total: number;
  /** The frame on screen, from 1. */
  shown: number;
  done: boolean;
}

/** Draws digits with the tiny network, step by step, and lets its steps be gone back to. */
export const drawSample: DrawNetworkDemo<'sample'> = (bench) => {
  const { signal, networks, reducedMotion } = bench;
  const rows = new DigitRows();
  const status = element('p', { class: 'df-network' });
  const again = button(l10n.t('Try again'), () => begin(), signal);
  const steps = rangeControl(
    {
      label: l10n.t('Step'),
      name: l10n.t('Step'),
      bounds: { min: 1, max: 2, step: 1 },
      onInput: (step) => show(step),
    },
    signal,
  );
  rows.clear(bench.state().count, side);
  steps.element.hidden = true;
  again.hidden = true;
  let drawn: Run | undefined;
  let work = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inSight = false;

  signal.addEventListener('abort', () => {
    work.abort();
    clearTimeout(timer);
  });

  const keyOf = () => JSON.stringify(bench.state());

  function begin(): void {
    work.abort();
    work = new AbortController();
    again.hidden = true;
    void draw(work.signal);
  }

  async function draw(stop: AbortSignal): Promise<void> {
    const { count, eta, steps: total, seed, model } = bench.state();
    if (!networks) {
      drawn = undefined;
      refuse(noNetworks());
      return;
    }
    rows.element.hidden = false;
    rows.clear(count, side);
    const run: Run = { key: keyOf(), frames: [], total, shown: 0, done: false };
    drawn = run;
    try {
      if (model !== 'tiny') {
        await play(run, await framesOf(await networks.recording(), count), stop);
        return;
      }
      const network = await networks.open('digits16-tiny-classes', stop);
      const noise = new SampleNoise(seed, count, side * side);
      const labels = Array.from({ length: count }, (_, digit) => digit);
      const plan = ddimPlan(networkNoise, { steps: total, eta, clip: true });
      const predict = (x: Float32Array, t: number) =>
        network.predict(x, new Float32Array(count).fill(t), { labels, signal: stop });
      const steps = tracePlan(plan, noise.draw(), predict, () => noise.draw());
      for await (const { index, next, x0 } of steps) {
        run.frames.push({ step: index + 1, x: next, x0 });
        run.done = run.frames.length === plan.length;
        if (run.done || !reducedMotion) {
          show(run.frames.length);
        }
        status.textContent = [
          network.describe(),
          ...(run.done ? [] : [l10n.t('{0} of {1}', run.frames.length, plan.length)]),
        ].join(' · ');
      }
    } catch (error) {
      if (!stop.aborted) {
        refuse(l10n.t('The network gave no answer: {0}', errorMessage(error)));
        again.hidden = false;
      }
    }
  }

  /** Shows the frames of a recording one after another. */
  async function play(run: Run, frames: readonly Frame[], stop: AbortSignal): Promise<void> {
    run.total = recordedSampling.steps;
    status.textContent = l10n.t(
      'Recorded: {0}, drawn by DDIM in {1} steps on ONNX Runtime; steps, η and seed are the recording’s. This network is too slow for the preview, which has neither WebAssembly nor workers; it runs in the playground, in its Sample view.',
      l10n.t('MNIST digits 16×16 by class, small'),
      run.total,
    );
    for (const frame of frames) {
      if (stop.aborted) {
        return;
      }
      run.frames.push(frame);
      run.done = run.frames.length === frames.length;
      if (run.done || !reducedMotion) {
        show(run.frames.length);
        await new Promise((resolve) => setTimeout(resolve, frameMs));
      }
    }
  }

  function refuse(text: string): void {
    rows.element.hidden = true;
    steps.element.hidden = true;
    status.textContent = text;
    bench.tell('');
  }

  function show(step: number): void {
    const frame = drawn?.frames[step - 1];
    if (!drawn || !frame) {
      return;
    }
    const { total, frames } = drawn;
    drawn.shown = step;
    rows.draw(frame.x, frame.x0, bench.state().count, side);
    steps.element.hidden = false;
    steps.set(step, { min: 1, max: Math.max(2, frames.length), step: 1 });
    const t = ddimTimes(total)[frame.step] ?? 0;
    bench.tell(
      frame.step === total
        ? l10n.t(
            'After {0} of {1} steps the digits are done: the network was asked {1} times.',
            frame.step,
            total,
          )
        : l10n.t(
            'After {0} of {1} steps, at t = {2}, the noise still has a variance of {3}; below is what the network takes the digits for.',
            frame.step,
            total,
            t,
            (1 - (networkNoise.alphaBar[t] ?? 1)).toFixed(3),
          ),
    );
  }

  watchSight(
    bench.root,
    (seen) => {
      inSight = seen;
      if (seen && !drawn?.done) {
        begin();
      } else if (!seen && !drawn?.done) {
        work.abort();
      }
    },
    signal,
  );
  onResize(bench.root, () => show(drawn?.shown ?? 0), signal);
  return {
    formula: samplingFormula(),
    content: [rows.element, steps.element, element('div', { class: 'df-network-line' }, status, again)],
    recolor: () => show(drawn?.shown ?? 0),
    update() {
      if (drawn?.key === keyOf() || !inSight) {
        return;
      }
      clearTimeout(timer);
      work.abort();
      timer = setTimeout(begin, restMs);
    },
  };
};

function samplingFormula(): HTMLElement {
  return formula(
    l10n.t('The predicted x₀ is x_t without the noise that the network sees in it, over the share of x₀'),
    term('prediction', symbol('x̂', '0')),
    ' = ',
    fraction(
      [
        term('state', symbols.xt()),
        ' − ',
        root('1 − ', symbols.alphaBar()),
        ' ',
        term('noise', symbol('ε', 'θ'), '(', symbols.xt(), ', ', symbols.t(), ')'),
      ],
      [symbols.sqrtAlphaBar()],
    ),
  );
}

/** The paper's t before each step of DDIM, and 0 behind the last. */
const ddimTimes = (steps: number): readonly number[] => [
  ...ddimPlan(networkNoise, { steps, eta: 0, clip: true }).map(({ t }) => t),
  0,
];
