import { afterEach, expect, it, vi } from 'vitest';
import { Checkpoints } from '../../../../webview/playground/run/checkpoints';
import type { RunNews } from '../../../../webview/playground/run/runEvents';
import { RunState } from '../../../../webview/playground/run/runState';
import { EngineGone } from '../../../../webview/engine/worker/engineClient';

afterEach(() => {
  vi.useRealTimers();
});

function checkpoints() {
  const state = new RunState();
  const news: RunNews[] = [];
  return { state, news, made: new Checkpoints(state, (each) => news.push(each)) };
}

it('is due 20 seconds after the last, while the run trains', () => {
  vi.useFakeTimers();
  const { state, made } = checkpoints();
  made.begin(undefined);
  state.phase = 'training';
  expect(made.isDue).toBe(false);
  vi.advanceTimersByTime(20_001);
  expect(made.isDue).toBe(true);
  state.phase = 'sampling';
  expect(made.isDue).toBe(false);
});

it('is behind until the step that the run is at is saved, and never of a run that diverged', () => {
  const { state, made } = checkpoints();
  made.begin(undefined);
  expect(made.isBehind).toBe(true);
  state.endDiverged({ step: 3, loss: Number.NaN } as unknown as Parameters<typeof state.endDiverged>[0]);
  expect(made.isBehind).toBe(false);
});

it('keeps the last when the engine goes away, and tells any other error', async () => {
  const { news, made } = checkpoints();
  made.begin(undefined);
  expect(await made.take(() => Promise.reject(new EngineGone()))).toBeUndefined();
  expect(await made.take(() => Promise.resolve(undefined))).toBeUndefined();
  await expect(made.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(news).toEqual([]);
});

it('forgets curve and clock of the run before when a fresh one begins', () => {
  const { state, made } = checkpoints();
  state.losses.add([{ step: 1, loss: 0.5 }]);
  state.step = 9;
  state.elapsedSeconds = 4;
  made.begin(undefined);
  expect([state.step, state.elapsedSeconds, made.step, made.bytes]).toEqual([0, 0, 0, undefined]);
});
