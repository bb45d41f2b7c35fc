import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../../webview/engine/graph/operations';
import type { Shape } from '../../../../webview/engine/graph/shape';
import { outputShape } from '../../../../webview/engine/graph/shapes';

const parameters: Readonly<Record<string, Shape>> = {
  conv: [8, 6, 3, 3],
  linear: [4, 6],
  table: [11, 32],
  norm: [6],
};
const shape = (operation: Operation, ...inputs: Shape[]) =>
  outputShape(operation, inputs, (name) => parameters[name]);

const padding = { top: 0, bottom: 1, left: 0, right: 1 };
const conv = { op: 'conv2d', weight: 'conv', bias: '', kernel: 3, stride: 2, padding } as const;
const linear = { op: 'linear', weight: 'linear', bias: '' } as const;
const image: Shape = [6, 8, 10];

describe('the shape of a result', () => {
  it.each<[string, Operation, Shape[], Shape]>([
    ['a convolution of stride 2', conv, [image], [8, 4, 5]],
    ['a convolution of an odd size', conv, [[6, 5, 7]], [8, 2, 3]],
    ['a linear layer of a vector', linear, [[6]], [4]],
    ['a linear layer of every pixel', linear, [image], [4, 8, 10]],
    ['an embedding', { op: 'embedding', weight: 'table' }, [[]], [32]],
    ['a time embedding', { op: 'timeEmbedding', width: 16, flipSinToCos: false, freqShift: 1 }, [[]], [16]],
    ['GroupNorm', { op: 'groupNorm', weight: 'norm', bias: '', groups: 3, eps: 1e-6 }, [image], image],
    ['SiLU', { op: 'silu' }, [image], image],
    ['dropout', { op: 'dropout', rate: 0.1 }, [image], image],
    ['a sum', { op: 'add' }, [image, image], image],
    ['a vector added to every pixel', { op: 'addPerChannel' }, [image, [6]], image],
    ['a concatenation', { op: 'concat' }, [image, [2, 8, 10]], [8, 8, 10]],
    ['an upsampled image', { op: 'upsample' }, [image], [6, 16, 20]],
    ['attention', { op: 'attention', heads: 2 }, [image, image, image], image],
  ])('of %s', (_, operation, inputs, expected) => {
    expect(shape(operation, ...inputs)).toEqual(expected);
  });

  it.each<[string, Operation, Shape[], RegExp]>([
    [
      'a convolution of other channels',
      conv,
      [[5, 8, 8]],
      /conv2d cannot take \[5, 8, 8\]: conv expects 6 channels/,
    ],
    ['a convolution of an image that is too small', conv, [[6, 1, 8]], /smaller than the kernel/],
    ['a linear layer of other features', linear, [[5]], /linear expects 6 features/],
    ['an embedding of an image', { op: 'embedding', weight: 'table' }, [image], /one number per image/],
    [
      'groups that do not divide',
      { op: 'groupNorm', weight: '', bias: '', groups: 4, eps: 0 },
      [image],
      /of 4/,
    ],
    ['a sum of different shapes', { op: 'add' }, [image, [6, 8, 8]], /\[6, 8, 10\] and \[6, 8, 8\].*equal/],
    ['a vector of another length', { op: 'addPerChannel' }, [image, [5]], /one entry per channel/],
    ['images of different sizes side by side', { op: 'concat' }, [image, [6, 4, 5]], /one size/],
    ['keys of another shape', { op: 'attention', heads: 1 }, [image, [6, 4, 5], image], /one shape/],
    ['heads that do not divide', { op: 'attention', heads: 4 }, [image, image, image], /4 heads/],
  ])('is refused for %s, naming the operation', (_, operation, inputs, sentence) => {
    expect(() => shape(operation, ...inputs)).toThrow(sentence);
  });
});
