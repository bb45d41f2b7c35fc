import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PageDelay } from '../../../../webview/playground/chrome/pageDelay';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** The page works for so long before it comes to its timers. */
function busyFor(ms: number): void {
  vi.spyOn(performance, 'now').mockReturnValueOnce(performance.now() + ms);
}

it('tells the longest delay of the last five seconds, from the time that it is asked to', () => {
  const delay = new PageDelay(() => false);
  vi.advanceTimersByTime(1000);
  expect(delay.longest).toBeUndefined();
  delay.watch(true);
  busyFor(320);
  vi.advanceTimersByTime(50);
  expect(delay.longest).toBeCloseTo(270, 3);
  vi.advanceTimersByTime(2000);
  expect(delay.longest).toBeGreaterThan(200);
  vi.advanceTimersByTime(5000);
  expect(delay.longest).toBeLessThan(5);
});

it('forgets what was before it began anew, and runs no timer when nobody asks', () => {
  const delay = new PageDelay(() => false);
  delay.watch(true);
  busyFor(320);
  vi.advanceTimersByTime(50);
  delay.watch(false);
  expect(vi.getTimerCount()).toBe(0);
  delay.watch(true);
  expect(delay.longest).toBeUndefined();
});

it('takes no held back timer of a hidden page for a delay', () => {
  let hidden = true;
  const delay = new PageDelay(() => hidden);
  delay.watch(true);
  busyFor(900);
  hidden = false;
  vi.advanceTimersByTime(50);
  expect(delay.longest).toBeUndefined();
  vi.advanceTimersByTime(50);
  expect(delay.longest).toBeLessThan(5);
});
