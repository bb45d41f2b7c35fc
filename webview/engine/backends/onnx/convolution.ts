import type { Shape, Window } from '../../graph/shape';
import { foldTable, unfoldTable } from './indexTables';
import { affine, linearInputGradient, matrixGradient } from './linear';
import { channelsOf, pixelsOf, type Lowering } from './lowering';
import type { TensorName } from './modelBuilder';

/** A convolution as one product: the pixels under the kernel, side by side, by the weight's matrix. */
export function conv2d(
  lowering: Lowering,
  x: TensorName,
  weight: TensorName,
  bias: TensorName,
  window: Window,
  input: Shape,
  output: Shape,
): TensorName {
  const rows = affine(lowering, unfold(lowering, x, window, input, output), weight, bias);
  return lowering.image(rows, output);
}

/**
 * The gradient by the weight, [taps · in, out]. Where the gradient by the input has brought dy together for
 * every input pixel, one product with x is all; the unfolded x is then not kept from the forward pass on,
 * which is most of the memory. Strides would fill that with zeros, and an image of few channels is smaller
 * unfolded.
 */
export function conv2dWeightGradient(
  lowering: Lowering,
  x: TensorName,
  dy: TensorName,
  window: Window,
  input: Shape,
  output: Shape,
): TensorName {
  const { model } = lowering;
  const [taps, inChannels, outChannels] = [window.kernel ** 2, channelsOf(input), channelsOf(output)];
  if (isPointwise(window) || window.stride > 1 || taps * inChannels < outChannels) {
    const unfolded = unfold(lowering, x, window, input, output);
    return matrixGradient(lowering, unfolded, lowering.rows(dy, output));
  }
  const folded = fold(lowering, dy, window, input, output);
  const perTap = matrixGradient(lowering, lowering.rows(x, input), folded);
  return model.transpose(model.reshape(perTap, inChannels, taps, outChannels), 1, 0, 2);
}

/** The gradient by the input: the pixels of dy that each input pixel went into, by the weight's taps transposed. */
export function conv2dInputGradient(
  lowering: Lowering,
  dy: TensorName,
  weight: TensorName,
  window: Window,
  input: Shape,
  output: Shape,
): TensorName {
  if (isPointwise(window)) return linearInputGradient(lowering, dy, weight, output, input);
  const { model } = lowering;
  const [taps, inChannels, outChannels] = [window.kernel ** 2, channelsOf(input), channelsOf(output)];
  const perTap = model.transpose(model.reshape(weight, taps, inChannels, outChannels), 0, 2, 1);
  const transposed = model.reshape(perTap, taps * outChannels, inChannels);
  const rows = model.add('MatMul', [fold(lowering, dy, window, input, output), transposed]);
  return lowering.image(rows, input);
}

/** The pixels under the kernel for every pixel of the result: [batch · pixels, taps · in]. */
function unfold(lowering: Lowering, x: TensorName, window: Window, input: Shape, output: Shape): TensorName {
  if (isPointwise(window)) return lowering.rows(x, input);
  const taps = window.kernel ** 2;
  const unfolded = lowering.gather(lowering.withZeroRow(x), unfoldTable(window, input, output), [
    pixelsOf(output),
    taps,
  ]);
  return lowering.model.reshape(unfolded, -1, taps * channelsOf(input));
}

/** For every input pixel the pixels of dy that saw it: [batch · pixels, taps · out]. */
function fold(lowering: Lowering, dy: TensorName, window: Window, input: Shape, output: Shape): TensorName {
  const taps = window.kernel ** 2;
  const folded = lowering.gather(lowering.withZeroRow(dy), foldTable(window, input, output), [
    pixelsOf(input),
    taps,
  ]);
  return lowering.model.reshape(folded, -1, taps * channelsOf(output));
}

function isPointwise({ kernel, stride, padding }: Window): boolean {
  return kernel === 1 && stride === 1 && Object.values(padding).every((width) => width === 0);
}
