import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../../webview/figures/kit/motion/clock';

let frames: ((now: number) => void)[] = [];
let now = 0;

/** Shows pictures, 20 ms apart, for so long; ends early when no more are asked for. */
function pass(milliseconds: number): void {
  for (const end = now + milliseconds; now < end && frames.length > 0;) {
    now += 20;
    frames.splice(0).forEach((frame) => frame(now));
  }
}

beforeEach(() => {
  frames = [];
  now = 0;
  vi.stubGlobal('requestAnimationFrame', (frame: (time: number) => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function clockOf({ value = 30, max = 100, reducedMotion = false } = {}) {
  const state = { value };
  const shown: number[] = [];
  const fractions: number[] = [];
  const ending = new AbortController();
  const clock: Clock = new Clock(
    {
      read: () => ({ key: 't', min: 1, max, step: 1, value: state.value }),
      show() {
        shown.push(clock.reading.value);
        fractions.push(clock.fraction);
      },
      commit: (next) => (state.value = next),
      reducedMotion,
    },
    ending.signal,
  );
  return { clock, state, shown, fractions, ending };
}

describe('a clock', () => {
  it('runs once through by itself, leaves the state alone and rests at its value', () => {
    const { clock, state, shown } = clockOf();
    clock.startByItself();
    expect(clock.reading.value).toBe(1);
    pass(4000);
    expect(state.value).toBe(30);
    expect(clock.isAutomatic).toBe(true);
    pass(20_000);
    expect(frames).toEqual([]);
    expect([state.value, clock.moves, clock.reading.value]).toEqual([30, false, 30]);
    expect(shown).toContain(100);
    const rise = shown.slice(0, shown.indexOf(100) + 1);
    expect(rise).toEqual([...rise].sort((a, b) => a - b));
    expect(new Set(rise).size).toBe(100);
    expect(now).toBeGreaterThan(6000);
    expect(now).toBeLessThan(7000);
  });

  it('takes what it shows into the state when it is paused, and nothing when it is put to rest', () => {
    const { clock, state } = clockOf();
    clock.startByItself();
    pass(3000);
    const { value } = clock.reading;
    clock.pause();
    expect([state.value, clock.moves]).toEqual([value, false]);
    clock.toggle();
    pass(500);
    const asked = state.value;
    expect(asked).toBeGreaterThan(value);
    clock.rest();
    expect([state.value, clock.reading.value, frames.length]).toEqual([asked, asked, 0]);
  });

  it('plays from the value of the state, and from the first one where it is the last', () => {
    const { clock, state } = clockOf({ value: 98 });
    clock.toggle();
    pass(2000);
    expect([state.value, clock.moves]).toEqual([100, false]);
    clock.toggle();
    expect(state.value).toBe(1);
  });

  it('passes through the parts of each step in slow motion', () => {
    const { clock, state, shown, fractions } = clockOf();
    clock.speed = 'slow';
    clock.toggle();
    pass(3600);
    expect(state.value).toBe(31);
    const parts = fractions.filter((_, index) => shown[index] === 30);
    expect(parts.length).toBeGreaterThan(100);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(Math.max(...parts)).toBeGreaterThan(0.97);
    clock.pause();
    expect(clock.fraction).toBe(0);
  });

  it('steps from what it shows, within its bounds', () => {
    const { clock, state } = clockOf({ value: 2 });
    clock.step(-1);
    clock.step(-1);
    expect(state.value).toBe(1);
    clock.step(500);
    expect(state.value).toBe(100);
  });

  it('moves in at most eleven stills when motion is reduced', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { clock, state, shown } = clockOf({ value: 100, reducedMotion: true });
    clock.toggle();
    vi.advanceTimersByTime(60_000);
    expect([state.value, clock.moves]).toEqual([100, false]);
    expect(new Set(shown).size).toBe(11);
    expect(frames).toEqual([]);
  });

  it('ends with its figure', () => {
    const { clock, ending } = clockOf();
    clock.startByItself();
    ending.abort();
    expect([clock.moves, frames.length]).toEqual([false, 0]);
  });

  it('does not move where there is one value only', () => {
    const { clock } = clockOf({ value: 1, max: 1 });
    clock.startByItself();
    expect(clock.moves).toBe(false);
  });
});
