/** Digits 0…9. */
export const classCount = 10;

/** Softmax of every row of ten logits: [N, 10], flattened. */
export function classProbabilities(logits: Float32Array): Float32Array {
  const probabilities = new Float32Array(logits.length);
  for (let from = 0; from < logits.length; from += classCount) {
    const row = logits.subarray(from, from + classCount);
    const most = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const powers = row.map((logit) => Math.exp(logit - most));
    const sum = powers.reduce((a, b) => a + b, 0);
    probabilities.set(
      powers.map((power) => power / sum),
      from,
    );
  }
  return probabilities;
}
