import * as l10n from '@vscode/l10n';
import { formatNumber, formatShort } from '../../../src/base/formatNumber';
import { learningRateAt } from '../../engine/training/learningRate';
import { element } from '../../figures/kit/dom';
import { formatTaken } from '../format';
import { statistics } from '../statistics';
import type { View, ViewContext } from '../view';

/** What a look at the loss leaves out: how long the gradient is, how far steps go, and where the time goes. */
export function trainingNumbers({ run }: Pick<ViewContext, 'run'>): View {
  const numbers = statistics({
    gradientNorm: l10n.t('Gradient norm'),
    learningRate: l10n.t('Learning rate'),
    stepsTime: l10n.t('Time in steps'),
    picturesTime: l10n.t('Time in pictures'),
    heldOutTime: l10n.t('Time in held-out loss'),
  });
  const about = element('p', { class: 'fine-print' });
  const root = element(
    'details',
    { class: 'training-numbers' },
    element('summary', {}, l10n.t('More about the steps')),
    numbers.element,
    about,
  );
  root.addEventListener('toggle', update);

  function update(): void {
    const { setup, step, gradientNorm, watched } = run.state;
    root.hidden = step === 0;
    if (!setup || root.hidden || !root.open) {
      return;
    }
    const { maxGradientNorm } = setup.train;
    const taken = (seconds: number | undefined) => (seconds === undefined ? '–' : formatTaken(seconds));
    numbers.set({
      gradientNorm: gradientNorm === undefined ? '–' : formatShort(gradientNorm, 3),
      learningRate: formatShort(learningRateAt(step, setup.train), 3),
      stepsTime: taken(watched?.spent.training),
      picturesTime: taken(watched?.spent.pictures),
      heldOutTime: taken(watched?.spent.heldOut),
    });
    about.textContent =
      maxGradientNorm > 0
        ? l10n.t(
            'The gradient norm is the L2 norm of all gradients of the last step together; where it is more than {0}, they are shortened to that.',
            formatNumber(maxGradientNorm, 3),
          )
        : l10n.t('The gradient norm is the L2 norm of all gradients of the last step together.');
  }

  return { element: root, update };
}
