import protobuf, { type Writer } from 'protobufjs/minimal.js';

/** Messages of onnx.proto as tests need them, sound or not: `[field, value]`, a text, a number, bytes or a message. */
export type Field = readonly [field: number, value: string | number | Uint8Array | readonly Field[]];

export function encode(fields: readonly Field[]): Uint8Array {
  const writer = protobuf.Writer.create();
  write(writer, fields);
  return writer.finish();
}

function write(writer: Writer, fields: readonly Field[]): void {
  for (const [field, value] of fields) {
    if (typeof value === 'number') {
      writer.uint32((field << 3) | 0).int64(value);
      continue;
    }
    writer.uint32((field << 3) | 2);
    if (typeof value === 'string') {
      writer.string(value);
    } else if (value instanceof Uint8Array) {
      writer.bytes(value);
    } else {
      writer.fork();
      write(writer, value);
      writer.ldelim();
    }
  }
}

/** A ValueInfoProto of a float32 (1) or int64 (7) tensor. */
export const border = (name: string, dims: readonly (number | string)[], type = 1): readonly Field[] => [
  [1, name],
  [
    2,
    [
      [
        1,
        [
          [1, type],
          [2, dims.map((each): Field => [1, [[typeof each === 'number' ? 1 : 2, each]]])],
        ],
      ],
    ],
  ],
];

/** An int64 TensorProto. */
export const integers = (name: string, ...values: readonly number[]): readonly Field[] => [
  [1, values.length],
  [2, 7],
  [7, packed(values)],
  [8, name],
];

function packed(values: readonly number[]): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const value of values) {
    writer.int64(value);
  }
  return writer.finish();
}

/** A NodeProto. */
export const node = (
  type: string,
  inputs: readonly string[],
  outputs: readonly string[],
  further: readonly Field[] = [],
): Field => [
  1,
  [
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, type],
    ...further,
  ],
];

/** A whole ModelProto of a graph that takes x [n, 1, 4, 4] and t [n], and gives y like x. */
export function model(graph: readonly Field[], further: readonly Field[] = [], opset = 17): Uint8Array {
  return encode([
    [1, 8],
    [
      7,
      [
        ...graph,
        [2, 'g'],
        [11, border('x', ['n', 1, 4, 4])],
        [11, border('t', ['n'])],
        [12, border('y', ['n', 1, 4, 4])],
      ],
    ],
    [8, [[2, opset]]],
    ...further,
  ]);
}
