import { beforeAll, describe, expect, it } from 'vitest';
import { createDataSet, type DataSet } from '../../../../src/datasets/dataSet';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { lossIds } from '../../../../src/protocol/playgroundState';
import { objectiveAt } from '../../../../webview/engine/training/objective';
import { drawBatch } from '../../../../webview/engine/training/trainingBatch';
import { linearSchedule, smallTraining } from '../../../fixtures/training';

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
    labels: Uint8Array.from({ length: 10 }, (_, i) => i % 3),
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
    for (let step = 0; step < 10; step++) {
      drawBatch(watched, schedule, config, step);
    }
    expect([...asked].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('the targets of a batch', () => {
  const size = side * side;

  it.each(lossIds)('of %s are what its objective says of the same images and noise', (loss) => {
    const config = { ...smallTraining, batchSize: 5, loss };
    const plain = drawBatch(data, schedule, { ...config, loss: 'epsilon' }, 3);
    const batch = drawBatch(data, schedule, config, 3);
    expect(batch.noise).toEqual(plain.noise);
    expect(plain.target).toEqual(plain.noise);
    const levels = [...plain.t];
    levels.forEach((level, b) => {
      const own = objectiveAt(loss, schedule, level);
      const alphaBar = schedule.alphaBar[level] ?? NaN;
      expect(batch.t[b]).toBe(own.t);
      expect(batch.weight[b]).toBeCloseTo(own.weight, 5);
      for (let i = b * size; i < (b + 1) * size; i++) {
        const epsilon = plain.noise[i] ?? NaN;
        const x0 = ((plain.xt[i] ?? NaN) - Math.sqrt(1 - alphaBar) * epsilon) / Math.sqrt(alphaBar);
        // x_0 comes back out of float32 with an error of 1e-7 / √ᾱ.
        const digits = alphaBar > 0.01 ? 4 : 2;
        expect(batch.xt[i]).toBeCloseTo(own.signal * x0 + own.noise * epsilon, digits);
        expect(batch.target[i]).toBeCloseTo(own.targetX0 * x0 + own.targetNoise * epsilon, digits);
      }
    });
  });
});

describe('the labels of a batch', () => {
  const config = { ...smallTraining, batchSize: 400 };
  const drawn = (labelDropout: number, step = 0) =>
    drawBatch(data, schedule, { ...config, labelDropout }, step, 4).labels;

  it('are absent for a network without classes', () => {
    expect(drawBatch(data, schedule, config, 0).labels).toHaveLength(0);
  });

  it('are those of the images, of which a share becomes "no class"', () => {
    const all = drawn(0);
    expect(new Set(all)).toEqual(new Set([0, 1, 2]));
    const some = drawn(0.25);
    const dropped = some.filter((label) => label === 3).length;
    // 400 draws of probability ¼: a standard deviation of 8.7.
    expect(Math.abs(dropped - 100)).toBeLessThan(35);
    some.forEach((label, b) => expect([all[b], 3]).toContain(label));
    expect(drawn(1)).toEqual(new Int32Array(400).fill(3));
  });

  it('are dropped anew at each step without moving anything else', () => {
    expect(drawn(0.25, 1)).not.toEqual(drawn(0.25, 0));
    const batch = drawBatch(data, schedule, { ...config, labelDropout: 0.5 }, 0, 4);
    const plain = drawBatch(data, schedule, config, 0);
    expect({ ...batch, labels: plain.labels }).toEqual(plain);
  });

  it('are refused when the network does not know them', () => {
    expect(() => drawBatch(data, schedule, config, 0, 3)).toThrow(
      /class 2, but the network knows classes 0 to 1/,
    );
  });
});
