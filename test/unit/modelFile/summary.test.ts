import fc from 'fast-check';
import { expect, it } from 'vitest';
import { summarise } from '../../../webview/modelFile/summary';

const none = () => Promise.resolve();
const summaryOf = (values: readonly number[]) => summarise((i) => values[i] ?? NaN, values.length, none);

it('sums up finite numbers, and counts the others', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.float({ noNaN: true, min: -1000, max: 1000 }), { minLength: 1 }),
      async (values) => {
        const { range, mean, deviation, bins } = await summaryOf([NaN, ...values, Infinity]);
        const average = values.reduce((sum, value) => sum + value, 0) / values.length;
        const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length;
        expect(range).toEqual({ min: Math.min(...values), max: Math.max(...values) });
        expect(mean).toBeCloseTo(average, 6);
        expect(deviation).toBeCloseTo(Math.sqrt(squares), 6);
        expect(bins.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      },
    ),
    { numRuns: 50 },
  );
  expect(await summaryOf([NaN, Infinity, 3])).toMatchObject({ notNumbers: 1, infinite: 1, count: 3 });
});

it('counts each number in the bin that it lies in', async () => {
  const { bins } = await summaryOf(Array.from({ length: 4800 }, (_, i) => i / 4800));
  expect(Math.max(...bins) - Math.min(...bins)).toBeLessThanOrEqual(1);
});

it('has no range where nothing is finite', async () => {
  expect(await summaryOf([NaN, -Infinity])).toMatchObject({ range: undefined });
  expect(await summaryOf([])).toMatchObject({ range: undefined, count: 0 });
});

it('gives the thread back between slices, and ends where that throws', async () => {
  let pauses = 0;
  const stop = () => (++pauses > 3 ? Promise.reject(new Error('enough')) : Promise.resolve());
  await expect(summarise(() => 1, 10_000_000, stop)).rejects.toThrow('enough');
});
