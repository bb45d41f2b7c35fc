/**
 * Softmax over the keys of q · k / √d, head by head (Vaswani et al. 2017, eq. 1): how much each pixel takes from each.
 * @param query, key Of one image, [channels, height, width]; a head has channels / heads of them.
 */
export function attentionWeights(
  query: Float32Array,
  key: Float32Array,
  [channels = 0, height = 1, width = 1]: readonly number[],
  heads: number,
): { readonly shape: readonly number[]; readonly data: Float32Array } {
  const pixels = height * width;
  const depth = channels / heads;
  const data = new Float32Array(heads * pixels * pixels);
  for (let head = 0; head < heads; head++) {
    for (let from = 0; from < pixels; from++) {
      const scores = Float64Array.from({ length: pixels }, (_, to) => {
        let sum = 0;
        for (let channel = head * depth; channel < (head + 1) * depth; channel++) {
          sum += (query[channel * pixels + from] ?? 0) * (key[channel * pixels + to] ?? 0);
        }
        return sum / Math.sqrt(depth);
      });
      const most = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - most));
      const total = powers.reduce((sum, power) => sum + power, 0);
      data.set(
        powers.map((power) => power / total),
        (head * pixels + from) * pixels,
      );
    }
  }
  return { shape: [heads, pixels, pixels], data };
}
