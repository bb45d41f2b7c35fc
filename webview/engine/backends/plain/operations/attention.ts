import { channelsAndPixels } from '../../../graph/shape';
import { operand, type PlainOperations } from './plainOperation';

export const attention: PlainOperations<'attention' | 'attentionGradient'> = {
  *attention(node, { batch }) {
    const { heads } = node.operation;
    const [channels, pixels] = channelsAndPixels(node.shape);
    const [query, key, value] = [operand(node), operand(node, 1), operand(node, 2)];
    const depth = channels / heads;
    const result = new Float32Array(query.length);
    for (let head = 0; head < batch * heads; head++) {
      const from = head * depth * pixels;
      for (let p = 0; p < pixels; p++) {
        const shares = sharesOf(query, key, from, p, depth, pixels);
        for (let c = 0; c < depth; c++) {
          result[from + c * pixels + p] = sumOf(shares, value, from + c * pixels);
        }
        yield;
      }
    }
    return result;
  },
  *attentionGradient(node, { batch }) {
    const { heads, by } = node.operation;
    const [channels, pixels] = channelsAndPixels(node.shape);
    const [query, key, value, dy] = [operand(node), operand(node, 1), operand(node, 2), operand(node, 3)];
    const depth = channels / heads;
    const scale = 1 / Math.sqrt(depth);
    const sums = new Float64Array(query.length);
    const add = (at: number, term: number) => {
      sums[at] = (sums[at] ?? 0) + term;
    };
    for (let head = 0; head < batch * heads; head++) {
      const from = head * depth * pixels;
      for (let p = 0; p < pixels; p++) {
        const shares = sharesOf(query, key, from, p, depth, pixels);
        const byScores = by === 'value' ? shares : scoreGradient(shares, value, dy, from, p, depth);
        for (let c = 0; c < depth; c++) {
          const row = from + c * pixels;
          if (by === 'query') {
            add(row + p, scale * sumOf(byScores, key, row));
            continue;
          }
          const factor = by === 'key' ? scale * (query[row + p] ?? 0) : (dy[row + p] ?? 0);
          for (let q = 0; q < pixels; q++) {
            add(row + q, factor * (byScores[q] ?? 0));
          }
        }
        yield;
      }
    }
    return Float32Array.from(sums);
  },
};

/** softmax over the keys of one query's scores, which are divided by √depth. */
function sharesOf(
  query: Float32Array,
  key: Float32Array,
  from: number,
  p: number,
  depth: number,
  pixels: number,
): Float64Array {
  const scores = new Float64Array(pixels);
  for (let c = 0; c < depth; c++) {
    const row = from + c * pixels;
    const factor = (query[row + p] ?? 0) / Math.sqrt(depth);
    for (let q = 0; q < pixels; q++) {
      scores[q] = (scores[q] ?? 0) + factor * (key[row + q] ?? 0);
    }
  }
  const largest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const powers = scores.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The gradient by one query's scores: a ∘ (da − Σ a ∘ da), a being the shares. */
function scoreGradient(
  shares: Float64Array,
  value: Float32Array,
  dy: Float32Array,
  from: number,
  p: number,
  depth: number,
): Float64Array {
  const pixels = shares.length;
  const byShares = new Float64Array(pixels);
  for (let c = 0; c < depth; c++) {
    const row = from + c * pixels;
    const factor = dy[row + p] ?? 0;
    for (let q = 0; q < pixels; q++) {
      byShares[q] = (byShares[q] ?? 0) + factor * (value[row + q] ?? 0);
    }
  }
  const mean = shares.reduce((sum, share, q) => sum + share * (byShares[q] ?? 0), 0);
  return shares.map((share, q) => share * ((byShares[q] ?? 0) - mean));
}

function sumOf(shares: Float64Array, values: Float32Array, from: number): number {
  let sum = 0;
  for (let q = 0; q < shares.length; q++) {
    sum += (shares[q] ?? 0) * (values[from + q] ?? 0);
  }
  return sum;
}
