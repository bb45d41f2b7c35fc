import type { Shape, Window } from '../../../graph/shape';
import { foldTable, unfoldTable } from '../indexTables';
import { channelsOf, pixelsOf, type Lowering } from '../lowering';
import type { TensorName } from '../modelBuilder';
import { affine, matrixGradient, pointwiseInputGradient } from '../products';
import type { OnnxOperations } from './onnxOperation';

export const conv2d: OnnxOperations<'conv2d' | 'conv2dInputGradient' | 'conv2dWeightGradient'> = {
  conv2d: {
    /** One product: the pixels under the kernel, side by side, by the weight's matrix. */
    lower(lowering, { operation, operands: [x = ''], inputShapes: [input = []], shape }) {
      const [weight, bias] = [lowering.parameter(operation.weight), lowering.parameter(operation.bias)];
      const rows = affine(lowering, unfold(lowering, x, operation, input, shape), weight, bias);
      return lowering.image(rows, shape);
    },
    exported(model, { operation: { weight, bias, kernel, stride, padding }, operands: [x = ''] }) {
      const { top, left, bottom, right } = padding;
      return model.add('Conv', [x, weight, bias], {
        kernel_shape: { ints: [kernel, kernel] },
        strides: { ints: [stride, stride] },
        pads: { ints: [top, left, bottom, right] },
      });
    },
  },
  conv2dInputGradient: {
    /** The pixels of dy that each input pixel went into, by the weight's taps transposed. */
    lower(lowering, { operation, operands: [dy = ''], inputShapes: [output = []], shape: input }) {
      const weight = lowering.parameter(operation.weight);
      if (isPointwise(operation)) {
        return pointwiseInputGradient(lowering, dy, weight, output, input);
      }
      const { model } = lowering;
      const [taps, inChannels, outChannels] = extents(operation, input, output);
      const perTap = model.transpose(model.reshape(weight, taps, inChannels, outChannels), 0, 2, 1);
      const transposed = model.reshape(perTap, taps * outChannels, inChannels);
      const rows = model.add('MatMul', [fold(lowering, dy, operation, input, output), transposed]);
      return lowering.image(rows, input);
    },
  },
  conv2dWeightGradient: {
    /**
     * [taps · in, out]. Where the gradient by the input has brought dy together for every input pixel, one
     * product with x is all; the unfolded x is then not kept from the forward pass on, which is most of the
     * memory. Strides would fill that with zeros, and an image of few channels is smaller unfolded.
     */
    lower(lowering, { operation, operands: [x = '', dy = ''], inputShapes: [input = [], output = []] }) {
      const { model } = lowering;
      const [taps, inChannels, outChannels] = extents(operation, input, output);
      if (isPointwise(operation) || operation.stride > 1 || taps * inChannels < outChannels) {
        const unfolded = unfold(lowering, x, operation, input, output);
        return matrixGradient(lowering, unfolded, lowering.rows(dy, output));
      }
      const folded = fold(lowering, dy, operation, input, output);
      const perTap = matrixGradient(lowering, lowering.rows(x, input), folded);
      return model.transpose(model.reshape(perTap, inChannels, taps, outChannels), 1, 0, 2);
    },
  },
};

/** Taps of the kernel, channels that go in and channels that come out. */
function extents({ kernel }: Window, input: Shape, output: Shape): readonly [number, number, number] {
  return [kernel ** 2, channelsOf(input), channelsOf(output)];
}

/** The pixels under the kernel for every pixel of the result: [batch · pixels, taps · in]. */
function unfold(lowering: Lowering, x: TensorName, window: Window, input: Shape, output: Shape): TensorName {
  if (isPointwise(window)) {
    return lowering.rows(x, input);
  }
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
