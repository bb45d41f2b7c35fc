import * as l10n from '@vscode/l10n';
import type { Provenance } from '../../../src/protocol/provenance';
import { element } from '../../figures/kit/dom';
import { titleOf } from '../models/modelPicker';
import { formatDuration, formatLoss } from '../format';
import { warmUpSeconds, warmUpSteps } from '../run/runActions';
import type { ViewContext } from '../view';

/** A sentence that says what the pictures below it are, and what is happening. */
export function sampleStory({ run, actions, store }: ViewContext): { element: HTMLElement; update(): void } {
  const text = element('span');
  const tell = (): string => {
    if (run.opening) {
      return l10n.t('The engine is starting…');
    }
    if (actions.warmUpSince !== undefined) {
      const seconds = Math.max(0, warmUpSeconds - (performance.now() - actions.warmUpSince) / 1000);
      return l10n.t(
        'The network is untrained, so it first learns from the data: step {0} of {1}, loss {2}, at most {3} left. The pictures are previews.',
        run.step,
        warmUpSteps,
        formatLoss(run.losses.smoothed),
        formatDuration(seconds),
      );
    }
    const { sampling } = run;
    if (run.phase === 'sampling' && sampling) {
      return l10n.t('Denoising: {0} of {1} recorded steps.', sampling.recorded, sampling.of);
    }
    if (run.phase === 'training') {
      return l10n.t('The network is training, step {0}. Sample shows what it has learnt so far.', run.step);
    }
    if (sampling?.done) {
      if (run.shownModel && run.library.isImported(run.shownModel)) {
        return l10n.t(
          '{0} images by the imported model “{1}”, in {2}.',
          run.shownCount ?? store.state.sample.count,
          titleOf(run.shownModel.card),
          formatDuration(sampling.elapsedSeconds),
        );
      }
      if (run.shownPoints) {
        return l10n.t(
          '{0} points by “{1}”, in {2}. Move the slider to see noise being carried to the data.',
          run.shownCount ?? store.state.sample.points,
          run.shownModel
            ? titleOf(run.shownModel.card)
            : l10n.t('your network after {0} steps', stepOf(sampling.made)),
          formatDuration(sampling.elapsedSeconds),
        );
      }
      if (run.shownModel) {
        return l10n.t(
          '{0} images by the shipped model “{1}”, in {2}. Nothing was trained for them.',
          run.shownCount ?? store.state.sample.count,
          titleOf(run.shownModel.card),
          formatDuration(sampling.elapsedSeconds),
        );
      }
      return l10n.t(
        '{0} images by the EMA weights after {1} training steps, in {2}. More training makes them better.',
        run.shownCount ?? store.state.sample.count,
        stepOf(sampling.made),
        formatDuration(sampling.elapsedSeconds),
      );
    }
    const model = run.library.find(store.state.sample.model);
    if (model) {
      return l10n.t('“{0}” is trained already: Sample draws at once.', titleOf(model.card));
    }
    return run.untrained
      ? l10n.t(
          'The network is untrained. Sample lets it learn for up to a minute first, and shows how it does.',
        )
      : l10n.t('The network has learnt for {0} steps.', run.step);
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

/** The training step of the run's own network when it made them. */
function stepOf({ network }: Provenance): number {
  return network.kind === 'run' ? network.step : 0;
}
