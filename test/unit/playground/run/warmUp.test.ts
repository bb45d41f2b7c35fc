import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { applyPatch, defaultPlaygroundState } from '../../../../src/protocol/playgroundState';
import { Store } from '../../../../webview/playground/store';
import type { Run } from '../../../../webview/playground/run/run';
import { RunState } from '../../../../webview/playground/run/runState';
import { WarmUp, warmUpSeconds, warmUpSteps } from '../../../../webview/playground/run/warmUp';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function warmUp(learningRate = defaultPlaygroundState.train.learningRate) {
  const state = new RunState();
  const run = {
    state,
    train: vi.fn(() => Promise.resolve()),
    jobs: { sample: vi.fn(() => Promise.resolve()) },
  };
  const store = new Store(applyPatch(defaultPlaygroundState, { train: { learningRate } }), 'auto');
  const done = vi.fn(() => Promise.resolve());
  const made = new WarmUp(run as unknown as Run, store, done);
  /** The run got somewhere. */
  const reached = async (step: number, phase: RunState['phase'] = 'training') => {
    state.step = step;
    state.phase = phase;
    await made.goOn();
  };
  return { made, run, store, done, reached };
}

it('samples when enough was learnt, and not before', async () => {
  const { made, run, done, reached } = warmUp();
  await made.begin();
  expect(run.train).toHaveBeenCalledWith({ untilStep: warmUpSteps });
  await reached(warmUpSteps - 1);
  expect(done).not.toHaveBeenCalled();
  await reached(warmUpSteps, 'idle');
  expect(done).toHaveBeenCalledOnce();
});

it('samples after a minute where the machine is slow', async () => {
  const { made, done, reached } = warmUp();
  await made.begin();
  vi.advanceTimersByTime(warmUpSeconds * 1000 + 1);
  await reached(0);
  expect(done).not.toHaveBeenCalled();
  await reached(5);
  expect(done).toHaveBeenCalledOnce();
});

it('shows a preview now and then, twice as long apart as before the first', async () => {
  const { made, run, reached } = warmUp();
  await made.begin();
  const seconds: number[] = [];
  for (let second = 1; second < warmUpSeconds; second++) {
    vi.advanceTimersByTime(1000);
    const before = run.jobs.sample.mock.calls.length;
    await reached(second);
    if (run.jobs.sample.mock.calls.length > before) {
      seconds.push(second);
    }
  }
  expect(seconds).toEqual([13, 38]);
});

it('ends without samples when training ends early, and does nothing when there is none', async () => {
  const { made, done, reached } = warmUp();
  await made.begin();
  await reached(7, 'idle');
  expect(made.since).toBeUndefined();
  await reached(warmUpSteps, 'idle');
  expect(done).not.toHaveBeenCalled();
  expect(made.end()).toBe(false);
});

it('takes a bolder rate, but leaves one alone that was chosen', () => {
  const usual = warmUp();
  usual.made.emboldenRate();
  expect(usual.store.state.train.learningRate).toBe(1e-3);
  const chosen = warmUp(5e-4);
  chosen.made.emboldenRate();
  expect(chosen.store.state.train.learningRate).toBe(5e-4);
});
