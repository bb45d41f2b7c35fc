import type { Activity, ToHost } from '../../../src/protocol/toHost';
import type { Run } from '../run/run';
import type { RunActions } from '../run/runActions';

const intervalMs = 500;

/** What runs now, for the status bar. */
export function activityOf(run: Run, actions: RunActions): Activity {
  // The pause takes effect after the step under way; the user has asked for it already.
  const { pausedPhase } = actions.hidden;
  if (pausedPhase) {
    const training = pausedPhase === 'training' ? { step: run.state.step } : {};
    return { kind: 'paused', ...training, hidden: true };
  }
  switch (run.state.phase) {
    case 'training':
      return {
        kind: 'training',
        step: run.state.step,
        ...(run.state.rules.untilStep === undefined ? {} : { untilStep: run.state.rules.untilStep }),
        loss: run.state.losses.smoothed,
      };
    case 'evaluating':
    case 'checking':
      return { kind: run.state.phase };
    case 'sampling':
      return { kind: 'sampling', index: run.state.sampling?.recorded ?? 0, of: run.state.sampling?.of ?? 0 };
    case 'paused':
      return { kind: 'paused', step: run.state.step, hidden: false };
    case 'idle':
    case 'closed':
      return { kind: 'idle' };
  }
}

/** Tells the host what runs: at once when the kind changes, else a few times a second. */
export function reportActivity(run: Run, actions: RunActions, send: (message: ToHost) => void): void {
  let sent = '';
  let sentKind = '';
  let sentAt = -Infinity;
  run.subscribe((news) => {
    if (news.type !== 'changed') {
      return;
    }
    const activity = activityOf(run, actions);
    const text = JSON.stringify(activity);
    const now = performance.now();
    if (text !== sent && (activity.kind !== sentKind || now - sentAt > intervalMs)) {
      sent = text;
      sentKind = activity.kind;
      sentAt = now;
      send({ type: 'activity', activity });
    }
  });
}
