import { panelSize } from '../networkMemory';
import { rowBytesOf } from '../rows';
import { forwardTable, gradientPairs, point } from '../tables';
import {
  inputOf,
  type Place,
  type Rows,
  type Step,
  type WasmNode,
  type WasmOperations,
} from './wasmOperation';

export const attention: WasmOperations<'attention' | 'attentionGradient'> = {
  attention: (node) => ({
    reads: node.inputs,
    writes: [node.id],
    step(place) {
      const [query, key, value] = node.inputs.map((id) => place.rows(id));
      const result = place.rows(node.id);
      const head = headOf(place, result, node.operation.heads);
      return head.each((image, column) => {
        const shares = head.shares(query!, key!, image, column);
        head.timesColumns(shares, value!, result, image, column);
      });
    },
  }),
  attentionGradient: (node) => {
    const gradients = siblings(node);
    if (gradients[0]?.id !== node.id) {
      return undefined;
    }
    const reads = [0, 1, 2, 3].map((index) => inputOf(node, index));
    return {
      reads,
      writes: gradients.map(({ id }) => id),
      step: (place) => gradientStep(node, place, reads, gradients),
    };
  },
};

type GradientNode = WasmNode<'attentionGradient'>;

/** The gradients by query, key and value of one attention. */
function siblings({ graph, inputs }: GradientNode) {
  return graph.users(inputOf({ inputs }, 3)).flatMap(({ id, operation, inputs: others }) => {
    return operation.op === 'attentionGradient' && others.join() === inputs.join()
      ? [{ id, by: operation.by }]
      : [];
  });
}

function gradientStep(
  node: GradientNode,
  place: Place,
  reads: readonly number[],
  gradients: readonly { readonly id: number; readonly by: 'query' | 'key' | 'value' }[],
): Step {
  const [query, key, value, dy] = reads.map((id) => place.rows(id));
  const head = headOf(place, dy!, node.operation.heads);
  const to = (by: 'query' | 'key' | 'value') => {
    const found = gradients.find((each) => each.by === by);
    return found ? place.rows(found.id) : { ...dy!, pointer: place.scratch(place.batch * dy!.imageBytes) };
  };
  const [byQuery, byKey, byValue] = [to('query'), to('key'), to('value')];
  return head.each((image, column) => {
    const shares = head.shares(query!, key!, image, column);
    head.transposedTimesColumns(shares, dy!, byValue, image, column);
    const byScores = head.sharesGradient(shares, dy!, value!, image, column);
    head.timesColumns(byScores, key!, byQuery, image, column);
    head.transposedTimesColumns(byScores, query!, byKey, image, column);
  });
}

/**
 * The products of one head of one image: a matrix [pixels, pixels] of scores stands in memory of its own, in rows of
 * whole vectors; `column` is the head's first byte in a row of channels.
 */
function headOf({ memory, batch, scratch }: Place, layout: Rows, heads: number) {
  const { kernels } = memory;
  const { rowBytes, imageBytes, pixels, channels } = layout;
  const depth = channels / heads;
  const factor = 1 / Math.sqrt(depth);
  const scoreBytes = rowBytesOf(pixels);
  const depthBytes = rowBytesOf(depth);
  const panels = scratch(
    4 *
      Math.max(
        panelSize({ ...matrix, rows: depth, columns: pixels }),
        panelSize({ ...matrix, rows: pixels, columns: depth }),
      ),
  );
  const [scores, gradients] = [scratch(pixels * scoreBytes), scratch(pixels * scoreBytes)];
  const columns = scratch(pixels * depthBytes);
  const moves = { window: point, input: [1, 1, pixels], output: [1, 1, pixels] };
  const table = (bytes: number) =>
    memory.table(`rows ${pixels} of ${bytes}`, () => forwardTable(moves, bytes));
  const [rowTable, scoreTable] = [table(rowBytes), table(scoreBytes)];
  const pairs = memory.table(`pairs of scores ${pixels} ${scoreBytes} ${rowBytes}`, () =>
    gradientPairs(moves, scoreBytes, rowBytes),
  );
  /** a bᵀ of two matrices [pixels, depth]. */
  const timesTransposed = (a: number, b: number, result: number) => {
    kernels.pack(b, 1, depth, pixels, 0, 4, rowBytes, panels);
    kernels.product(a, 0, rowTable, 1, depth, panels, 0, result, scoreBytes, 1, pixels);
  };
  return {
    /** For every head of every image. */
    each:
      (work: (image: number, column: number) => void): Step =>
      () => {
        for (let image = 0; image < batch; image++) {
          for (let head = 0; head < heads; head++) {
            work(image * imageBytes, 4 * head * depth);
          }
        }
      },
    /** softmax(q kᵀ / √depth). */
    shares(query: Rows, key: Rows, image: number, column: number): number {
      timesTransposed(query.pointer + image + column, key.pointer + image + column, scores);
      kernels.softmax(scores, pixels, pixels, factor);
      return scores;
    },
    /** The gradient by q kᵀ. */
    sharesGradient(shares: number, dy: Rows, value: Rows, image: number, column: number): number {
      timesTransposed(dy.pointer + image + column, value.pointer + image + column, gradients);
      kernels.softmaxGradient(shares, gradients, pixels, pixels, factor);
      return gradients;
    },
    /** A matrix of scores times the head's columns of x. */
    timesColumns(matrixOfScores: number, x: Rows, y: Rows, image: number, column: number): void {
      kernels.pack(x.pointer + image + column, 1, pixels, depth, 0, rowBytes, 4, panels);
      kernels.product(matrixOfScores, 0, scoreTable, 1, pixels, panels, 0, columns, depthBytes, 1, pixels);
      kernels.copyColumns(columns, depthBytes, y.pointer + image + column, rowBytes, pixels, 4 * depth);
    },
    transposedTimesColumns(matrixOfScores: number, x: Rows, y: Rows, image: number, column: number): void {
      kernels.weightGradient(
        matrixOfScores,
        0,
        x.pointer + image + column,
        0,
        pairs,
        1,
        pixels,
        depth,
        1,
        pixels,
        columns,
      );
      kernels.copyColumns(columns, 4 * depth, y.pointer + image + column, rowBytes, pixels, 4 * depth);
    },
  };
}

const matrix = { taps: 1, tapStride: 0, rowStride: 0, columnStride: 0 };
