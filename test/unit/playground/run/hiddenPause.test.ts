import { expect, it, vi } from 'vitest';
import type { Notices } from '../../../../webview/playground/chrome/notices';
import { activityOf } from '../../../../webview/playground/chrome/activity';
import { HiddenPause } from '../../../../webview/playground/run/hiddenPause';
import type { Run } from '../../../../webview/playground/run/run';
import type { RunActions } from '../../../../webview/playground/run/runActions';
import { RunState } from '../../../../webview/playground/run/runState';

function hiddenPause(isVisible: boolean) {
  const state = new RunState();
  const run = { state, pause: vi.fn(() => Promise.resolve()), resume: vi.fn(() => Promise.resolve()) };
  const said: string[] = [];
  const notices = { say: (text: string) => said.push(text) };
  const made = new HiddenPause(run as unknown as Run, notices as unknown as Notices, isVisible);
  return { made, run, state, said };
}

it('pauses a run that computes while nobody sees it, once, and goes on when it is seen', async () => {
  const { made, run, state, said } = hiddenPause(true);
  state.phase = 'training';
  state.step = 40;
  await made.setVisible(false);
  expect(made.holdBack()).toBe(true);
  expect(run.pause).toHaveBeenCalledOnce();
  expect(made.pausedPhase).toBe('training');
  await made.setVisible(true);
  expect(run.resume).toHaveBeenCalledOnce();
  expect(said).toEqual([expect.stringContaining('step 40')]);
  expect(made.holdBack()).toBe(false);
});

it('names no training step where other work was paused', async () => {
  const { made, run, state, said } = hiddenPause(true);
  state.phase = 'evaluating';
  state.step = 25;
  await made.setVisible(false);
  const hidden = activityOf({ state } as Run, { hidden: made } as RunActions);
  expect(hidden).toEqual({ kind: 'paused', hidden: true });
  await made.setVisible(true);
  expect(run.resume).toHaveBeenCalledOnce();
  expect(said).toEqual(['The work was paused while this panel was hidden. It continues.']);
});

it('pauses what begins while the panel is hidden, and leaves an idle run alone', () => {
  const { made, run, state } = hiddenPause(false);
  made.holdBack();
  expect(run.pause).not.toHaveBeenCalled();
  state.phase = 'sampling';
  made.holdBack();
  expect(run.pause).toHaveBeenCalledOnce();
});

it('does not go on with a run that was paused by the user, or stopped meanwhile', async () => {
  const { made, run, state } = hiddenPause(true);
  state.phase = 'paused';
  await made.setVisible(false);
  await made.setVisible(true);
  state.phase = 'training';
  await made.setVisible(false);
  made.forget();
  state.phase = 'idle';
  await made.setVisible(true);
  expect(run.resume).not.toHaveBeenCalled();
});
