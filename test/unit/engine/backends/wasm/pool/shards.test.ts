import { describe, expect, it } from 'vitest';
import { evenSizes, shardsOf } from '../../../../../../webview/engine/backends/wasm/pool/shards';

describe('shards of a batch', () => {
  it('are eight at most, differ by one at most and keep the order', () => {
    const count = 13;
    const batch = {
      xt: Float32Array.from({ length: 2 * count }, (_, i) => i),
      noise: new Float32Array(2 * count),
      target: Float32Array.from({ length: 2 * count }, (_, i) => -i),
      weight: Float32Array.from({ length: count }, (_, i) => i / 10),
      t: Int32Array.from({ length: count }, (_, i) => i + 1),
      labels: Int32Array.from({ length: count }, (_, i) => i % 3),
    };
    const masks = new Map([[4, Float32Array.from({ length: 3 * count }, (_, i) => i)]]);
    const shards = shardsOf(batch, masks);
    expect(shards.map(({ images }) => images)).toEqual([2, 2, 2, 2, 2, 1, 1, 1]);
    const whole = (of: (shard: (typeof shards)[number]) => ArrayLike<number>) =>
      shards.flatMap((shard) => Array.from(of(shard)));
    expect(whole(({ sample }) => sample)).toEqual([...batch.xt]);
    expect(whole(({ target }) => target)).toEqual([...batch.target]);
    expect(whole(({ weight }) => weight)).toEqual([...batch.weight]);
    expect(whole(({ labels }) => labels)).toEqual([...batch.labels]);
    expect(whole(({ timesteps }) => timesteps)).toEqual(Array.from({ length: count }, (_, i) => i));
    expect(whole(({ masks: parts }) => parts.get(4)!)).toEqual(
      Array.from({ length: 3 * count }, (_, i) => i),
    );
    expect(evenSizes(3, 2)).toEqual([2, 1]);
  });
});
