import * as l10n from '@vscode/l10n';
import { formatNumber, formatShort } from '../../../src/base/formatNumber';
import type { TrainedStep } from '../../engine/protocol/trainedStep';
import { element } from '../../figures/kit/dom';
import {
  trainingAlgorithm,
  type AlgorithmLine,
  type AlgorithmTarget,
} from '../../figures/training/algorithm';
import { button } from '../../ui/button';
import { exampleTable } from './exampleTable';
import type { View, ViewContext } from '../view';

/** How long slow motion stays at a line of the algorithm. */
const lineMs = 900;
const lastLine: AlgorithmLine = 5;

/** Algorithm 1 beside the training: one step at a time, in slow motion line by line, or, by “Train”, at full speed. */
export function algorithmPanel({ run, actions }: ViewContext): View {
  const algorithm = trainingAlgorithm();
  const table = exampleTable();
  const numbers = element('p', { class: 'fine-print', role: 'status' });
  let shown: TrainedStep | undefined;
  let line: AlgorithmLine = lastLine;
  let isAsking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const single = button({
    label: l10n.t('One step'),
    icon: 'debug-step-over',
    title: l10n.t('Make one training step and show what it consisted of'),
    onClick: () => void step(lastLine),
  });
  const slow = button({
    label: l10n.t('Slow motion'),
    icon: 'run-all',
    title: l10n.t('Go through the lines of the algorithm one by one, step after step'),
    onClick: () => (timer === undefined ? void moveSlowly() : rest()),
  });
  const root = element(
    'details',
    { class: 'algorithm-panel diffusion-figure' },
    element('summary', {}, l10n.t('Algorithm 1, step by step')),
    element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': l10n.t('Algorithm 1, step by step') },
      single.element,
      slow.element,
    ),
    algorithm.element,
    table.element,
    numbers,
  );
  root.addEventListener('toggle', () => (root.open ? update() : rest()));

  /** Makes a step and shows it from this line on. @returns whether there was one */
  async function step(from: AlgorithmLine): Promise<boolean> {
    if (isAsking) {
      return false;
    }
    isAsking = true;
    update();
    const made = await actions.trainStep();
    isAsking = false;
    if (made) {
      shown = made;
      line = from;
    }
    update();
    return made !== undefined;
  }

  /** Goes on to the next line, or to the next step after the last one. */
  async function moveSlowly(): Promise<void> {
    timer = setTimeout(() => undefined);
    if (!shown || line === lastLine) {
      if (!(await step(2)) || timer === undefined) {
        rest();
        return;
      }
    } else {
      line = (line + 1) as AlgorithmLine;
      update();
    }
    timer = setTimeout(() => void moveSlowly(), lineMs);
  }

  function rest(): void {
    clearTimeout(timer);
    timer = undefined;
    update();
  }

  function update(): void {
    if (!root.open) {
      return;
    }
    const { phase, opening, setup } = run.state;
    const isBusy = opening || (run.state.busy && !isAsking) || phase === 'training';
    if (isBusy && timer !== undefined && !isAsking) {
      clearTimeout(timer);
      timer = undefined;
    }
    single.setDisabled(isBusy || isAsking || timer !== undefined);
    slow.setDisabled(isBusy && timer === undefined);
    slow.setLabel(timer === undefined ? l10n.t('Slow motion') : l10n.t('Stop slow motion'));
    const loss = setup?.train.loss ?? 'epsilon';
    const target: AlgorithmTarget = loss === 'vlb' ? 'epsilon' : loss;
    algorithm.show(target, shown && line);
    table.show(shown, target, line);
    numbers.textContent = shown
      ? numbersText(shown)
      : l10n.t('“One step” shows what a training step consists of; pause the training first where it runs.');
  }

  return { element: root, update };
}

function numbersText({ step, loss, batchSize, learningRate, gradientNorm, seconds }: TrainedStep): string {
  const ms = (value: number): string => formatNumber(1000 * value, 3);
  const text = l10n.t(
    'Step {0}: loss {1} over the batch of {2}, learning rate {3}. Drawing the batch took {4} ms, asking the network {5} ms, the step with its gradient {6} ms.',
    step,
    formatShort(loss, 4),
    batchSize,
    formatShort(learningRate, 3),
    ms(seconds.draw),
    ms(seconds.ask),
    ms(seconds.train),
  );
  return gradientNorm === undefined
    ? text
    : `${text} ${l10n.t('Norm of the gradient: {0}.', formatShort(gradientNorm, 3))}`;
}
