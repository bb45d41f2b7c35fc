import { beforeAll, describe, expect, it } from 'vitest';
import type { DataSet } from '../../../../../src/datasets/dataSet';
import { ddimPlan } from '../../../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../../../src/diffusion/schedule';
import type { Weights } from '../../../../../webview/engine/contract/engine';
import * as tf from '../../../../../webview/engine/backends/tfjs/tf';
import { digits16 } from '../../../../fixtures/digits';
import { linearSchedule } from '../../../../fixtures/training';
import { tinyEngine } from './tinyEngine';

let data: DataSet;
beforeAll(async () => {
  data = await digits16();
});

const plan = ddimPlan(createSchedule(linearSchedule), { steps: 4, eta: 0.5, clip: true });
const ignore = () => true;

function bytesOf(weights: Weights): Record<string, number[]> {
  return Object.fromEntries([...weights].map(([name, tensor]) => [name, Array.from(tensor.data)]));
}

describe('training', () => {
  it('repeats bit for bit with a seed, and is another with another', async () => {
    const [first, second, other] = await Promise.all([
      tinyEngine(data),
      tinyEngine(data),
      tinyEngine(data, { seed: 8 }),
    ]);
    const losses = await first.train(3);
    expect(await second.train(3)).toEqual(losses);
    expect(bytesOf((await second.snapshot()).weights)).toEqual(bytesOf((await first.snapshot()).weights));
    expect(await other.train(3)).not.toEqual(losses);
    for (const engine of [first, second, other]) {
      engine.dispose();
    }
  });

  it('goes the same way in one piece and in two with a snapshot between', async () => {
    const whole = await tinyEngine(data);
    const losses = await whole.train(6);
    const before = await tinyEngine(data);
    const firstHalf = await before.train(3);
    const after = await tinyEngine(data, { seed: 7 });
    await after.restore(await before.snapshot());
    expect(after.step).toBe(3);
    const secondHalf = await after.train(3);
    expect([...firstHalf, ...secondHalf]).toEqual([...losses]);
    const [a, b] = await Promise.all([whole.snapshot(), after.snapshot()]);
    for (const part of ['weights', 'ema', 'adamM', 'adamV'] as const) {
      expect(bytesOf(b[part])).toEqual(bytesOf(a[part]));
    }
    for (const engine of [whole, before, after]) {
      engine.dispose();
    }
  });

  it('makes the loss fall on real digits', async () => {
    const engine = await tinyEngine(data, { dropout: 0, learningRate: 2e-3 });
    const losses = await engine.train(40);
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(losses.subarray(0, 5))).toBeGreaterThan(0.85);
    expect(mean(losses.subarray(25))).toBeLessThan(0.5);
    engine.dispose();
  });

  it('does Adam and the warmed-up moving average by the book', async () => {
    const engine = await tinyEngine(data, { emaDecay: 0.25 });
    const start = await engine.snapshot();
    await engine.train(1);
    const one = await engine.snapshot();
    await engine.train(1);
    const two = await engine.snapshot();
    const at = (weights: Weights, i: number) => weights.get('conv_out.weight')?.data[i] ?? NaN;
    for (let i = 0; i < 72; i++) {
      // After the first step m = 0.1 g and v = 0.001 g², so the step is lr · g / (|g| + ε).
      const gradient = at(one.adamM, i) / 0.1;
      expect(at(one.adamV, i)).toBeCloseTo(0.001 * gradient ** 2, 8);
      const moved = at(start.weights, i) - at(one.weights, i);
      expect(moved).toBeCloseTo((1e-3 * gradient) / (Math.abs(gradient) + 1e-8), 6);
      // min(0.25, 2/11), then min(0.25, 3/12).
      const first = (2 / 11) * at(start.weights, i) + (9 / 11) * at(one.weights, i);
      expect(at(one.ema, i)).toBeCloseTo(first, 6);
      expect(at(two.ema, i)).toBeCloseTo(0.25 * first + 0.75 * at(two.weights, i), 6);
    }
    engine.dispose();
  });

  it('keeps no tensor that it does not need', async () => {
    const before = tf.memory().numTensors;
    const engine = await tinyEngine(data);
    await engine.train(1);
    const after = tf.memory();
    await engine.train(2);
    expect(tf.memory().numTensors).toBe(after.numTensors);
    expect(tf.memory().numBytes).toBe(after.numBytes);
    await engine.sample(plan, { count: 2, seed: 1 }, ignore);
    await engine.snapshot();
    await engine.train(1);
    expect(tf.memory().numTensors).toBe(after.numTensors);
    await engine.predict(new Float32Array(256), Int32Array.of(5), { weights: 'raw' });
    engine.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('sampling', () => {
  it('repeats with a seed, differs with another, and gives image i whatever the count', async () => {
    const engine = await tinyEngine(data);
    const three = await engine.sample(plan, { count: 3, seed: 1 }, ignore);
    expect(await engine.sample(plan, { count: 3, seed: 1 }, ignore)).toEqual(three);
    const other = await engine.sample(plan, { count: 3, seed: 2 }, ignore);
    expect(other).not.toEqual(three);
    const one = await engine.sample(plan, { count: 1, seed: 1 }, ignore);
    one.forEach((value, i) => expect(value).toBeCloseTo(three[i] ?? NaN, 4));
    expect(three.every((value) => Number.isFinite(value) && Math.abs(value) <= 1)).toBe(true);
    engine.dispose();
  });

  it('shows each step and stops when told to', async () => {
    const engine = await tinyEngine(data);
    const seen: number[] = [];
    await engine.sample(plan, { count: 1, seed: 1 }, (index, x, x0) => {
      seen.push(index);
      expect(x.length).toBe(256);
      expect(x0.every((value) => Math.abs(value) <= 1)).toBe(true);
      return index < 1;
    });
    expect(seen).toEqual([0, 1]);
    engine.dispose();
  });

  it('draws from the averaged weights', async () => {
    const engine = await tinyEngine(data);
    await engine.train(2);
    const x = new Float32Array(256).fill(0.3);
    const t = Int32Array.of(500);
    const averaged = await engine.predict(x, t);
    expect(averaged).not.toEqual(await engine.predict(x, t, { weights: 'raw' }));
    const snapshot = await engine.snapshot();
    await engine.restore({ ...snapshot, weights: snapshot.ema });
    expect(await engine.predict(x, t, { weights: 'raw' })).toEqual(averaged);
    engine.dispose();
  });
});
