import * as l10n from '@vscode/l10n';
import { sentences } from '../../../src/base/joinTexts';
import type { QualityStage } from '../../engine/protocol/evaluation';
import { element } from '../../figures/kit/dom';
import { formatDuration, formatTaken, heldOutText } from '../format';
import type { Evaluation } from './evaluation';

const stageNames: Readonly<Record<QualityStage, () => string>> = {
  sampling: () => l10n.t('Drawing samples'),
  judging: () => l10n.t('Judging images'),
  comparing: () => l10n.t('Comparing'),
};

/** A sentence of what was, or is being, evaluated, with a bar for what is under way. */
export function evaluationStory(evaluation: Evaluation): { readonly element: HTMLElement; update(): void } {
  const text = element('p', { class: 'story', role: 'status' });
  const bar = element('progress', { class: 'progress', 'aria-label': l10n.t('Evaluation') });
  return {
    element: element('div', {}, text, bar),
    update() {
      const { progress, qualityProgress } = evaluation;
      const current = progress ?? qualityProgress;
      bar.hidden = !current;
      if (current) {
        bar.max = current.total;
        bar.value = current.done;
      }
      text.textContent = tell(evaluation);
    },
  };
}

function tell({ bound, quality, subject, seconds, qualitySubject, ...under }: Evaluation): string {
  const { progress, qualityProgress } = under;
  if (progress) {
    return l10n.t('{0} of {1} predictions.', progress.done, progress.total);
  }
  if (qualityProgress) {
    const { stage, done, total, seconds: spent } = qualityProgress;
    const left = done > 0 ? (spent * (total - done)) / done : 0;
    const what = l10n.t('{0}: {1} of {2}', stageNames[stage](), done, total);
    return spent > 3 && left > 3 ? l10n.t('{0}, about {1} left.', what, formatDuration(left)) : `${what}.`;
  }
  const told = [
    bound &&
      subject &&
      l10n.t(
        'Likelihood: {0} on {1} of {2}, in {3}. Errors are standard errors.',
        subject.model,
        heldOutText(bound.images),
        subject.data,
        formatTaken(seconds),
      ),
    quality &&
      qualitySubject &&
      l10n.t(
        'Quality: {0} samples of {1}, in {2}.',
        'quality' in quality ? quality.quality.samples : quality.distance.compared,
        qualitySubject.model,
        formatTaken(quality.seconds),
      ),
  ].filter((each): each is string => typeof each === 'string');
  return told.length > 0
    ? sentences(told)
    : l10n.t(
        '“Evaluate” bounds the negative log likelihood of images that training never saw, in bits per dimension. “Judge samples” draws many samples and compares them with real images.',
      );
}
