import { beforeAll, describe, expect, it } from 'vitest';
import { createDataSet, type DataSet } from '../../../src/datasets/dataSet';
import { createSchedule } from '../../../src/diffusion/schedule';
import { drawBatch } from '../../../webview/engine/trainingBatch';
import { linearSchedule, smallTraining } from './digitsFixture';

const schedule = createSchedule(linearSchedule);
const side = 4;
let data: DataSet;

/** Every image is one row pattern, so that an image is told from its mirror. */
function dataSet(flip: boolean): DataSet {
  const images = Uint8Array.from({ length: 10 * side * side }, (_, i) => (i % side) * 80);
  return createDataSet({
    id: 'rows',
    name: 'rows',
    licence: '',
    side,
    channels: 1,
    count: 10,
    heldOut: 2,
    flip,
    labels: new Uint8Array(10),
    images,
  });
}

beforeAll(() => {
  data = dataSet(true);
});

/** x_0 worked back out of x_t and ε. */
function cleanImages(batch: ReturnType<typeof drawBatch>): number[][] {
  const size = side * side;
  return Array.from(batch.t, (t, b) => {
    const alphaBar = schedule.alphaBar[t] ?? NaN;
    return Array.from(batch.xt.subarray(b * size, (b + 1) * size), (value, i) => {
      const noise = batch.noise[b * size + i] ?? NaN;
      return (value - Math.sqrt(1 - alphaBar) * noise) / Math.sqrt(alphaBar);
    });
  });
}

describe('a training batch', () => {
  const config = { ...smallTraining, batchSize: 64, flip: true };

  it('is x_t of the data under its noise, mirrored half of the time when that is allowed', () => {
    const batch = drawBatch(data, schedule, config, 0);
    const first = [-1, -0.372549, 0.254902, 0.882353];
    const kinds = cleanImages(batch)
      .filter((_, b) => (batch.t[b] ?? 0) < 500)
      .map((image) => {
        const row = image.slice(0, side);
        const isLike = (other: number[]) => row.every((value, i) => Math.abs(value - (other[i] ?? 9)) < 1e-3);
        return isLike(first) ? 'plain' : isLike([...first].reverse()) ? 'mirrored' : 'neither';
      });
    expect(kinds).not.toContain('neither');
    const mirrored = kinds.filter((kind) => kind === 'mirrored').length / kinds.length;
    expect(mirrored).toBeGreaterThan(0.2);
    expect(mirrored).toBeLessThan(0.8);
  });

  it('is never mirrored when the data or the settings do not allow it', () => {
    const plain = drawBatch(data, schedule, { ...config, flip: false }, 0);
    expect(drawBatch(dataSet(false), schedule, config, 0)).toEqual(plain);
    expect(drawBatch(data, schedule, config, 0)).not.toEqual(plain);
  });

  it('draws t uniformly from 1…T and another batch at each step', () => {
    const ts = Array.from({ length: 40 }, (_, step) => [...drawBatch(data, schedule, config, step).t]).flat();
    expect(Math.min(...ts)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...ts)).toBeLessThanOrEqual(1000);
    // 2560 draws: the mean of a uniform t has a standard error of 5.7.
    expect(Math.abs(ts.reduce((sum, t) => sum + t, 0) / ts.length - 500.5)).toBeLessThan(25);
    expect(drawBatch(data, schedule, config, 1)).not.toEqual(drawBatch(data, schedule, config, 0));
  });

  it('leaves held-out images alone', () => {
    const asked = new Set<number>();
    const watched: DataSet = {
      ...data,
      batch: (indices) => {
        Array.from(indices).forEach((index) => asked.add(index));
        return data.batch(indices);
      },
    };
    for (let step = 0; step < 10; step++) drawBatch(watched, schedule, config, step);
    expect([...asked].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
