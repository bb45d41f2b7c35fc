import { expect, it } from 'vitest';
import { openDataSet } from '../../../../src/datasets/openDataSet';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { HeldOutProbe, timeParts } from '../../../../webview/engine/training/heldOutProbe';
import { linearSchedule } from '../../../fixtures/training';

const data = openDataSet('moons', new ArrayBuffer(0));
const schedule = createSchedule(linearSchedule);
const probe = (seed = 1) => new HeldOutProbe(data, schedule, { loss: 'epsilon', snrGamma: 0, seed }, false);

/** A network that answers all its input's zeros: its loss is that of guessing nothing. */
const zero = {
  step: 7,
  asked: [] as { x: Float32Array; t: ArrayLike<number> }[],
  predict(x: Float32Array, t: ArrayLike<number>) {
    zero.asked.push({ x, t });
    return Promise.resolve(new Float32Array(x.length));
  },
};

it('is the mean square of ε for a network that answers 0, by t and in all', async () => {
  const { loss, byTime, count, step } = await probe().measure(zero);
  expect({ count, step, parts: byTime.length }).toEqual({ count: 640, step: 7, parts: timeParts });
  // The mean of 1,280 squares of normal numbers, within four standard errors.
  expect(Math.abs(loss - 1)).toBeLessThan(4 * Math.sqrt(2 / 1280));
  expect(byTime.reduce((sum, each) => sum + each) / timeParts).toBeCloseTo(loss, 12);
});

it('asks the same each time, t spread evenly from 1 to T, of data that are held out', async () => {
  zero.asked = [];
  await probe().measure(zero);
  await probe().measure(zero);
  await probe(2).measure(zero);
  const [first, second, other] = zero.asked;
  expect(first!.x).toEqual(second!.x);
  expect(first!.x).not.toEqual(other!.x);
  const t = Array.from(first!.t);
  expect(t).toEqual([...t].sort((a, b) => a - b));
  expect(t[0]).toBe(1);
  expect(t.at(-1)).toBe(schedule.T);
  // At t = 1 there is hardly any noise: each is one of the held-out points.
  const heldOut = data.batch(Array.from({ length: data.heldOut }, (_, i) => data.count - data.heldOut + i));
  let nearest = Infinity;
  for (let i = 0; i < heldOut.length; i += 2) {
    nearest = Math.min(nearest, Math.hypot(first!.x[0]! - heldOut[i]!, first!.x[1]! - heldOut[i + 1]!));
  }
  expect(nearest).toBeLessThan(0.05);
});
