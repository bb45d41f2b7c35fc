import type { TensorValue, ElementType } from './tensorValue';

/** An ONNX file as far as its cost depends on it. Field numbers are those of onnx.proto. */
export interface ForeignModel {
  readonly opset: number;
  readonly nodes: readonly ForeignNode[];
  /** What the file itself holds, by name; small tensors with their numbers. */
  readonly initialisers: ReadonlyMap<string, TensorValue>;
  /** What has to be given. */
  readonly inputs: readonly BorderTensor[];
  readonly outputs: readonly BorderTensor[];
}

export interface ForeignNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, AttributeValue>;
}

export interface AttributeValue {
  readonly ints: readonly number[];
  readonly floats: readonly number[];
  readonly text: string;
  readonly tensor: TensorValue | undefined;
}

/** A tensor at a model's border; a text is an extent known only at run time. */
export interface BorderTensor {
  readonly name: string;
  readonly type: ElementType | 'other';
  readonly shape: readonly (number | string)[];
}
