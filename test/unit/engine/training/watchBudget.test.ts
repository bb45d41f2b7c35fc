import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostShare, WatchBudget } from '../../../../webview/engine/training/watchBudget';

/** Trains with steps and looks of these lengths, in seconds; gives the steps that were looked at. */
function watched(perStep: number, perLook: () => number, steps: number, expected = 1) {
  const budget = new WatchBudget(expected);
  const looks: number[] = [];
  let [trained, looked, step] = [0, 0, 0];
  while (step < steps) {
    const count = Math.min(25, budget.stepsUntilDue(step));
    step += count;
    trained += count * perStep;
    budget.countSteps(count, count * perStep);
    if (budget.isDue(step)) {
      const seconds = perLook();
      looked += seconds;
      budget.countLook(seconds);
      looks.push(step);
    }
  }
  return { looks, share: looked / (trained + looked), interval: budget.interval };
}

describe('how often a training is looked at', () => {
  it('keeps looks of any length within their share of the time', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-4, max: 5, noNaN: true }),
        fc.double({ min: 1e-3, max: 20, noNaN: true }),
        (perStep, perLook) => {
          const { share } = watched(perStep, () => perLook, 5000, perLook / perStep);
          expect(share).toBeLessThanOrEqual(mostShare + 1e-9);
        },
      ),
    );
  });

  it('spends most of that share where looks take long', () => {
    const { looks, share, interval } = watched(0.1, () => 0.9, 20_000, 9);
    expect(interval).toBe(100);
    expect(looks.length).toBe(200);
    expect(share).toBeGreaterThan(0.08);
  });

  it('does not look more than once a second, however little it takes', () => {
    const { interval } = watched(0.001, () => 1e-4, 10_000);
    expect(interval).toBe(1000);
  });

  it('follows looks that take longer than was expected, and longer still', () => {
    let perLook = 0.1;
    const { interval, share } = watched(0.01, () => (perLook += 0.02), 50_000, 1);
    expect(interval).toBeGreaterThan(1000);
    expect(share).toBeLessThan(1.2 * mostShare);
  });

  it('asks for no look before a step was measured', () => {
    const budget = new WatchBudget(1);
    expect(budget.interval).toBeUndefined();
    expect(budget.isDue(0)).toBe(false);
  });
});
