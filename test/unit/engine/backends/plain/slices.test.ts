import { expect, it, vi } from 'vitest';
import { openPoints } from '../../../../../src/datasets/points';
import { plainDevice } from '../../../../../webview/engine/backends/plain/plainDevice';
import { timeSlices } from '../../../../../webview/engine/backends/plain/slices';
import { mlpConfig } from '../../../../../webview/engine/graph/mlp';
import { smallTraining } from '../../../../fixtures/training';

it('is due after the given time, and begins anew with each rest', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(100);
  const slices = timeSlices(8);
  now.mockReturnValue(107.9);
  expect(slices.due()).toBe(false);
  now.mockReturnValue(108);
  expect(slices.due()).toBe(true);
  await slices.rest();
  expect(slices.due()).toBe(false);
  now.mockRestore();
});

it('rests whenever it is due, and computes the same however often that is', async () => {
  const train = async (every: number) => {
    let [asked, rests] = [0, 0];
    const slices = {
      due: () => (asked += 1) % every === 0,
      rest: () => Promise.resolve(void (rests += 1)),
    };
    const training = { ...smallTraining, batchSize: 8, loss: 'flow' } as const;
    const engine = plainDevice(slices).createEngine(mlpConfig(2), training, openPoints('moons'));
    return { losses: await engine.train(3), rests };
  };
  const [often, seldom] = [await train(1), await train(1000)];
  expect(often.rests).toBeGreaterThan(1000);
  expect(seldom.rests).toBeLessThan(often.rests / 500);
  expect(often.losses).toEqual(seldom.losses);
});
