import { expect, it } from 'vitest';
import { attentionWeights } from '../../../../webview/engine/models/attentionWeights';

it('attention’s weights are softmax(q · k / √d) over the keys, head by head', () => {
  // Two heads of one channel, two pixels.
  const query = Float32Array.of(1, 0, 2, -1);
  const key = Float32Array.of(3, 1, 0, 2);
  const { shape, data } = attentionWeights(query, key, [2, 1, 2], 2);
  expect(shape).toEqual([2, 2, 2]);
  const share = (a: number, b: number) => 1 / (1 + Math.exp(b - a));
  const wanted = [share(3, 1), share(1, 3), 0.5, 0.5, share(0, 4), share(4, 0), share(0, -2), share(-2, 0)];
  data.forEach((weight, index) => expect(weight).toBeCloseTo(wanted[index] ?? NaN, 6));
});

it('scores are divided by the root of a head’s channels', () => {
  const { data } = attentionWeights(
    Float32Array.of(1, 1, 1, 1),
    Float32Array.of(2, 2, 2, 0, 0, 0, 0, 0),
    [4, 1, 1],
    1,
  );
  expect([...data]).toEqual([1]);
  const two = attentionWeights(
    Float32Array.of(1, 1, 1, 1, 1, 1, 1, 1),
    Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0),
    [4, 1, 2],
    1,
  );
  // Scores 4 / √4 and 0.
  expect(two.data[0]).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
});
