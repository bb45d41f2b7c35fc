import * as l10n from '@vscode/l10n';
import type { Provenance } from '../../../src/protocol/provenance';
import { element } from '../../figures/kit/dom';
import { titleOf } from '../models/cardText';
import { imagesText, stepsText } from '../../../src/protocol/countedText';
import { formatDuration, formatLoss, formatTaken, pointsText } from '../format';
import { warmUpSeconds, warmUpSteps } from '../run/warmUp';
import type { ViewContext } from '../view';

/** A sentence that says what the pictures below it are, and what is happening. */
export function sampleStory({ run, actions, store }: ViewContext): { element: HTMLElement; update(): void } {
  const text = element('span');
  const tell = (): string => {
    if (run.state.opening) {
      return l10n.t('The engine is starting…');
    }
    if (actions.warmUp.since !== undefined) {
      const seconds = Math.max(0, warmUpSeconds - (performance.now() - actions.warmUp.since) / 1000);
      return l10n.t(
        'The network is untrained, so it first learns from the data: step {0} of {1}, loss {2}, at most {3} left. The pictures are previews.',
        run.state.step,
        warmUpSteps,
        formatLoss(run.state.losses.smoothed),
        formatDuration(seconds),
      );
    }
    const { sampling } = run.state;
    if (run.state.phase === 'sampling' && sampling) {
      return l10n.t('Denoising: {0} of {1} recorded steps.', sampling.recorded, sampling.of);
    }
    if (run.state.phase === 'training') {
      return l10n.t(
        'The network is training, step {0}. Sample shows what it has learnt so far.',
        run.state.step,
      );
    }
    if (sampling?.done) {
      const taken = formatTaken(sampling.elapsedSeconds);
      const title = run.state.shownModel && titleOf(run.state.shownModel.card);
      const drawn = run.state.shownPoints
        ? pointsText(run.state.shownCount ?? store.state.sample.points)
        : imagesText(run.state.shownCount ?? store.state.sample.count);
      if (title === undefined || !run.state.shownModel) {
        const step = stepOf(sampling.made);
        return run.state.shownPoints
          ? l10n.t('{0} by the EMA weights after {1} training steps, in {2}.', drawn, step, taken) +
              towardsData()
          : l10n.t(
              '{0} by the EMA weights after {1} training steps, in {2}. More training makes them better.',
              drawn,
              step,
              taken,
            );
      }
      if (run.library.isImported(run.state.shownModel)) {
        return l10n.t('{0} by the imported model “{1}”, in {2}.', drawn, title, taken);
      }
      const shipped = l10n.t(
        '{0} by the shipped model “{1}”, in {2}. Nothing was trained for them.',
        drawn,
        title,
        taken,
      );
      return run.state.shownPoints ? shipped + towardsData() : shipped;
    }
    const model = run.library.find(store.state.sample.model);
    if (model) {
      return l10n.t('“{0}” is trained already: Sample draws at once.', titleOf(model.card));
    }
    return run.state.untrained
      ? l10n.t(
          'The network is untrained. Sample lets it learn for up to a minute first, and shows how it does.',
        )
      : l10n.t('The network has learnt for {0}.', stepsText(run.state.step));
  };
  return {
    element: element('p', { class: 'story' }, text),
    update() {
      const next = tell();
      if (text.textContent !== next) {
        text.textContent = next;
      }
    },
  };
}

/** What the slider shows of points, with the space before it. */
function towardsData(): string {
  return ` ${l10n.t('Move the slider to see noise being carried to the data.')}`;
}

/** The training step of the run's own network when it made them. */
function stepOf({ network }: Provenance): number {
  return network.kind === 'run' ? network.step : 0;
}
