import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  NoThread,
  QuestionFailed,
  QuestionHangs,
  SupervisedThread,
  type ThreadLimits,
} from '../../../src/threads/supervisedThread';
import { answered } from '../../../src/threads/threadProtocol';
import { fakeThreads } from './fakeThreads';

const limits: ThreadLimits = { silenceMs: 1000, restMs: 5000 };

function supervised(own: Partial<ThreadLimits> = {}, first?: string) {
  const { opened, open } = fakeThreads<string, number>();
  const thread = new SupervisedThread(open, { ...limits, ...own }, first);
  /** What becomes of a question: its answer, or the error. */
  const outcome = (question: string) => thread.ask(question).catch((error: unknown) => error);
  return { opened, thread, outcome };
}
/** Lets promises that are settled be heard. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('SupervisedThread', () => {
  it('starts with the first question, after what every thread is told first', async () => {
    const { opened, thread } = supervised({}, 'language');
    expect(opened).toHaveLength(0);
    const asked = thread.ask('a');
    await settle();
    expect(opened[0]?.asked.map(({ question }) => question)).toEqual(['language', 'a']);
    opened[0]?.hear({ type: 'loaded' });
    opened[0]?.answer(0, -1);
    opened[0]?.answer(1, 7);
    expect(await asked).toBe(7);
  });

  it('gives each question its own answer, and goes on after one that failed', async () => {
    const { opened, outcome } = supervised();
    const all = Promise.all(['a', 'b', 'c'].map(outcome));
    await settle();
    opened[0]?.hear({ type: 'loaded' });
    opened[0]?.answer(0, 1);
    opened[0]?.hear({ type: 'failed', id: opened[0].asked[1]?.id ?? -1, message: 'no' });
    opened[0]?.answer(2, 3);
    const [first, second, third] = await all;
    expect([first, third]).toEqual([1, 3]);
    expect(second).toBeInstanceOf(QuestionFailed);
    expect(opened[0]?.ended).toBe(false);
  });

  it('blames the oldest question for silence, interrupts the others, and starts another thread', async () => {
    const { opened, outcome } = supervised();
    const all = Promise.all(['hangs', 'waits'].map(outcome));
    await settle();
    opened[0]?.hear({ type: 'loaded' });
    await vi.advanceTimersByTimeAsync(limits.silenceMs);
    const [hangs, waits] = await all;
    expect(hangs).toBeInstanceOf(QuestionHangs);
    expect(waits).not.toBeInstanceOf(QuestionHangs);
    expect(waits).not.toBeInstanceOf(NoThread);
    expect(opened[0]?.ended).toBe(true);
    const again = outcome('again');
    await settle();
    opened[1]?.answer(0, 2);
    expect(await again).toBe(2);
  });

  it('is not kept from seeing silence by questions that keep coming', async () => {
    const { opened, outcome } = supervised();
    const hangs = outcome('hangs');
    await settle();
    opened[0]?.hear({ type: 'loaded' });
    for (let time = 0; time < 5; time++) {
      void outcome('more');
      await vi.advanceTimersByTimeAsync(limits.silenceMs / 4);
    }
    expect(await hangs).toBeInstanceOf(QuestionHangs);
  });

  it('does not mind silence when nothing was asked', async () => {
    const { opened, thread } = supervised();
    thread.warm();
    await settle();
    opened[0]?.hear({ type: 'loaded' });
    await vi.advanceTimersByTimeAsync(100 * limits.silenceMs);
    expect(opened[0]?.ended).toBe(false);
  });

  it('ends a thread that idles, once it has answered and not while it loads, and starts another when asked', async () => {
    const idleMs = 3000;
    const { opened, thread, outcome } = supervised({ idleMs });
    thread.warm();
    await vi.advanceTimersByTimeAsync(10 * idleMs);
    expect(opened[0]?.ended).toBe(false);
    opened[0]?.hear({ type: 'loaded' });
    await vi.advanceTimersByTimeAsync(idleMs - 1);
    const first = outcome('a');
    await settle();
    opened[0]?.answer(0, 1);
    expect(await first).toBe(1);
    await vi.advanceTimersByTimeAsync(idleMs - 1);
    expect(opened[0]?.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(opened[0]?.ended).toBe(true);
    const second = outcome('b');
    await settle();
    opened[1]?.hear({ type: 'loaded' });
    opened[1]?.answer(0, 2);
    expect(await second).toBe(2);
  });

  it('gives a thread the time to load that its limits give, and tells how long it has been', async () => {
    const patient = supervised();
    void patient.outcome('a');
    await vi.advanceTimersByTimeAsync(20 * limits.silenceMs);
    expect(patient.thread.loadingForMs).toBe(20 * limits.silenceMs);
    expect(patient.opened[0]?.ended).toBe(false);
    const { opened, outcome } = supervised({ loadMs: 2000 });
    const asked = outcome('a');
    await vi.advanceTimersByTimeAsync(2000);
    expect(await asked).toBeInstanceOf(NoThread);
    expect(opened[0]?.ended).toBe(true);
  });

  it('rests after a thread that did not start', async () => {
    const { opened, outcome } = supervised();
    const first = outcome('a');
    await settle();
    opened[0]?.failed(new Error('blocked'));
    expect(await first).toBeInstanceOf(NoThread);
    expect(await outcome('b')).toBeInstanceOf(NoThread);
    expect(opened).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(limits.restMs ?? 0);
    void outcome('c');
    expect(opened).toHaveLength(2);
  });

  it('hears nothing more from a thread that it gave up', async () => {
    const { opened, outcome } = supervised();
    const first = outcome('a');
    await settle();
    opened[0]?.hear({ type: 'loaded' });
    opened[0]?.failed(new Error('broke'));
    expect(await first).toMatchObject({ message: 'broke' });
    const second = outcome('b');
    await settle();
    opened[0]?.hear({ type: 'answer', id: opened[1]?.asked[0]?.id ?? -1, answer: 1 });
    opened[0]?.failed(new Error('again'));
    opened[1]?.answer(0, 2);
    expect(await second).toBe(2);
  });

  it('ends its thread, and starts none after that', async () => {
    const { opened, thread, outcome } = supervised();
    const first = outcome('a');
    await settle();
    thread.dispose();
    expect(await first).toBeInstanceOf(NoThread);
    await settle();
    expect(opened[0]?.ended).toBe(true);
    expect(await outcome('b')).toBeInstanceOf(NoThread);
    expect(opened).toHaveLength(1);
  });
});

it('an error is an answer too', () => {
  const root = (x: number) => {
    if (x < 0) {
      throw new RangeError('negative');
    }
    return Math.sqrt(x);
  };
  expect(answered({ id: 1, question: 4 }, root)).toEqual({ type: 'answer', id: 1, answer: 2 });
  expect(answered({ id: 2, question: -4 }, root)).toEqual({ type: 'failed', id: 2, message: 'negative' });
});
