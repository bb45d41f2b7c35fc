import type { Shape, Window } from '../../../graph/shape';
import { operand, type Computation, type PlainOperations } from './plainOperation';

/** The weight lies as [kernel, kernel, in, out]. */
export const conv2d: PlainOperations<'conv2d' | 'conv2dInputGradient' | 'conv2dWeightGradient'> = {
  *conv2d(node, { batch, parameter }) {
    const { operation, shape, inputShapes } = node;
    const x = operand(node);
    const [weight, bias] = [parameter(operation.weight), parameter(operation.bias)];
    const moves = movesOf(operation, inputShapes[0] ?? [], shape);
    const { inputs, outputs, inputSize, outputSize } = moves;
    const result = new Float32Array(batch * outputs * outputSize);
    const plane = new Float64Array(outputSize);
    for (let b = 0; b < batch; b++) {
      for (let o = 0; o < outputs; o++) {
        plane.fill(bias[o] ?? 0);
        for (let i = 0; i < inputs; i++) {
          const from = (b * inputs + i) * inputSize;
          for (let k = 0; k < moves.taps.length; k++) {
            addShifted(plane, x, from, weight[(k * inputs + i) * outputs + o] ?? 0, moves, moves.taps[k]!);
          }
        }
        result.set(plane, (b * outputs + o) * outputSize);
        yield;
      }
    }
    return result;
  },
  *conv2dInputGradient(node, { batch, parameter }) {
    const { operation, shape, inputShapes } = node;
    const dy = operand(node);
    const weight = parameter(operation.weight);
    const moves = movesOf(operation, shape, inputShapes[0] ?? []);
    const { inputs, outputs, inputSize, outputSize } = moves;
    const result = new Float32Array(batch * inputs * inputSize);
    const plane = new Float64Array(inputSize);
    for (let b = 0; b < batch; b++) {
      for (let i = 0; i < inputs; i++) {
        plane.fill(0);
        for (let o = 0; o < outputs; o++) {
          const from = (b * outputs + o) * outputSize;
          for (let k = 0; k < moves.taps.length; k++) {
            scatter(plane, dy, from, weight[(k * inputs + i) * outputs + o] ?? 0, moves, moves.taps[k]!);
          }
        }
        result.set(plane, (b * inputs + i) * inputSize);
        yield;
      }
    }
    return result;
  },
  *conv2dWeightGradient(node, { batch }): Computation {
    const { operation, shape, inputShapes } = node;
    const [x, dy] = [operand(node), operand(node, 1)];
    const moves = movesOf(operation, inputShapes[0] ?? [], inputShapes[1] ?? []);
    const { inputs, outputs, inputSize, outputSize, taps } = moves;
    const gradient = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        for (let k = 0; k < taps.length; k++) {
          let sum = 0;
          for (let b = 0; b < batch; b++) {
            const [from, to] = [(b * inputs + i) * inputSize, (b * outputs + o) * outputSize];
            sum += overlap(x, from, dy, to, moves, taps[k]!);
          }
          gradient[(k * inputs + i) * outputs + o] = sum;
        }
        yield;
      }
    }
    return gradient;
  },
};

/** One weight of the kernel: which rows and columns of the output it reaches, and where it reads for the first. */
interface Tap {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
  /** Index in the input plane of what output (0, 0) would read; may be negative. */
  readonly offset: number;
}

/** How the kernel moves over planes of the input. */
interface Moves {
  readonly inputs: number;
  readonly outputs: number;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly inputWidth: number;
  readonly outputWidth: number;
  readonly stride: number;
  /** Row by row. */
  readonly taps: readonly Tap[];
}

function movesOf(
  { kernel, stride, padding }: Window,
  [inputs = 0, height = 0, width = 0]: Shape,
  [outputs = 0, outputHeight = 0, outputWidth = 0]: Shape,
): Moves {
  /** Output positions from … to − 1 whose input position · stride + shift lies in the input. */
  const reach = (shift: number, input: number, output: number) =>
    [
      Math.max(0, Math.ceil(-shift / stride)),
      Math.min(output, Math.floor((input - 1 - shift) / stride) + 1),
    ] as const;
  const taps = Array.from({ length: kernel ** 2 }, (_, k): Tap => {
    const [down, across] = [Math.floor(k / kernel) - padding.top, (k % kernel) - padding.left];
    return {
      rows: reach(down, height, outputHeight),
      columns: reach(across, width, outputWidth),
      offset: down * width + across,
    };
  });
  return {
    inputs,
    outputs,
    inputSize: height * width,
    outputSize: outputHeight * outputWidth,
    inputWidth: width,
    outputWidth,
    stride,
    taps,
  };
}

/** plane += factor · the part of an input plane that a tap reads. */
function addShifted(
  plane: Float64Array,
  x: Float32Array,
  from: number,
  factor: number,
  { inputWidth, outputWidth, stride }: Moves,
  { rows, columns, offset }: Tap,
): void {
  for (let row = rows[0]; row < rows[1]; row++) {
    const start = from + offset + row * stride * inputWidth;
    const line = row * outputWidth;
    for (let column = columns[0]; column < columns[1]; column++) {
      plane[line + column] = (plane[line + column] ?? 0) + factor * (x[start + column * stride] ?? 0);
    }
  }
}

/** Adds factor · an output plane to where a tap has read. */
function scatter(
  plane: Float64Array,
  dy: Float32Array,
  from: number,
  factor: number,
  { inputWidth, outputWidth, stride }: Moves,
  { rows, columns, offset }: Tap,
): void {
  for (let row = rows[0]; row < rows[1]; row++) {
    const start = offset + row * stride * inputWidth;
    const line = from + row * outputWidth;
    for (let column = columns[0]; column < columns[1]; column++) {
      const at = start + column * stride;
      plane[at] = (plane[at] ?? 0) + factor * (dy[line + column] ?? 0);
    }
  }
}

/** Sum over an output plane of dy times what a tap reads. */
function overlap(
  x: Float32Array,
  from: number,
  dy: Float32Array,
  to: number,
  { inputWidth, outputWidth, stride }: Moves,
  { rows, columns, offset }: Tap,
): number {
  let sum = 0;
  for (let row = rows[0]; row < rows[1]; row++) {
    const start = from + offset + row * stride * inputWidth;
    const line = to + row * outputWidth;
    for (let column = columns[0]; column < columns[1]; column++) {
      sum += (x[start + column * stride] ?? 0) * (dy[line + column] ?? 0);
    }
  }
  return sum;
}
