import * as l10n from '@vscode/l10n';
import type { Activity } from '../../../src/protocol/toHost';
import { formatLoss } from '../format';

/** Milliseconds between two sentences about the same work: a screen reader says each to its end. */
const pauseMs = 20_000;

/** What a screen reader is told of the work: what it is, at once, and now and then how far it is. */
export class SpokenActivity {
  private kind: Activity['kind'] = 'idle';
  private said = '';
  private saidAt = 0;

  /**
   * The sentence to be heard now; the one before until another is due.
   * @param t the paper's t of the last recorded step of a sampling
   * @param now in milliseconds
   */
  text(activity: Activity, t: number | undefined, now: number): string {
    const { kind } = activity;
    if (kind !== this.kind) {
      this.kind = kind;
      this.saidAt = now;
      this.said = nameOf(kind);
    } else if (now - this.saidAt >= pauseMs) {
      this.saidAt = now;
      this.said = progressOf(activity, t) ?? this.said;
    }
    return this.said;
  }
}

function nameOf(kind: Activity['kind']): string {
  switch (kind) {
    case 'idle':
      return '';
    case 'training':
      return l10n.t('Training');
    case 'sampling':
      return l10n.t('Sampling');
    case 'evaluating':
      return l10n.t('Evaluating');
    case 'checking':
      return l10n.t('Checking');
    case 'paused':
      return l10n.t('Paused');
  }
}

function progressOf(activity: Activity, t: number | undefined): string | undefined {
  if (activity.kind === 'training') {
    return l10n.t('Training, step {0}, loss {1}', activity.step, formatLoss(activity.loss));
  }
  return activity.kind === 'sampling' && t !== undefined
    ? l10n.t('Sampling, step {0} of {1}, t = {2}', activity.index, activity.of, Math.round(t))
    : undefined;
}
