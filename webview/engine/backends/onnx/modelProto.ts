import protobuf, { type Writer } from 'protobufjs/minimal.js';

/** What an ONNX model is made of, as far as we write it. Field numbers and enums are those of onnx.proto. */
export interface Model {
  readonly nodes: readonly Node[];
  readonly constants: readonly Constant[];
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  /** What readers show beside the graph. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface Node {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Attributes;
}

export type Attributes = Readonly<Record<string, Attribute>>;
export type Attribute =
  { readonly int: number } | { readonly float: number } | { readonly ints: readonly number[] };

export interface Constant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | Int32Array | BigInt64Array;
}

/** A tensor at the model's border, float32 unless said; a text is an extent known only at run time. */
export interface TensorInfo {
  readonly name: string;
  readonly type?: 'float' | 'int64';
  readonly dims: readonly (number | string)[];
}

const irVersion = 8;
const opset = 17;
const dataType = { float: 1, int32: 6, int64: 7 } as const;
const attributeType = { float: 1, int: 2, ints: 7 } as const;

/** The bytes of an ONNX file: a ModelProto of opset 17. */
export function encodeModel(model: Model, producer: string): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32(tag(1, varint)).int32(irVersion);
  writer.uint32(tag(2, lengthDelimited)).string(producer);
  message(writer, 7, (graph) => writeGraph(graph, model));
  message(writer, 8, (opsetId) => opsetId.uint32(tag(2, varint)).int64(opset));
  for (const [key, value] of Object.entries(model.metadata ?? {})) {
    message(writer, 14, (entry) => {
      text(entry, 1, key);
      text(entry, 2, value);
    });
  }
  return writer.finish();
}

function writeGraph(writer: Writer, { nodes, constants, inputs, outputs }: Model): void {
  for (const node of nodes) {
    message(writer, 1, (child) => writeNode(child, node));
  }
  text(writer, 2, 'network');
  for (const constant of constants) {
    message(writer, 5, (child) => writeConstant(child, constant));
  }
  for (const info of inputs) {
    message(writer, 11, (child) => writeTensorInfo(child, info));
  }
  for (const info of outputs) {
    message(writer, 12, (child) => writeTensorInfo(child, info));
  }
}

function writeNode(writer: Writer, { type, inputs, outputs, attributes }: Node): void {
  for (const name of inputs) {
    text(writer, 1, name);
  }
  for (const name of outputs) {
    text(writer, 2, name);
  }
  text(writer, 4, type);
  for (const [name, attribute] of Object.entries(attributes)) {
    message(writer, 5, (child) => writeAttribute(child, name, attribute));
  }
}

function writeAttribute(writer: Writer, name: string, attribute: Attribute): void {
  text(writer, 1, name);
  if ('float' in attribute) {
    writer.uint32(tag(2, fixed32)).float(attribute.float);
    writer.uint32(tag(20, varint)).int32(attributeType.float);
  } else if ('int' in attribute) {
    writer.uint32(tag(3, varint)).int64(attribute.int);
    writer.uint32(tag(20, varint)).int32(attributeType.int);
  } else {
    for (const value of attribute.ints) {
      writer.uint32(tag(8, varint)).int64(value);
    }
    writer.uint32(tag(20, varint)).int32(attributeType.ints);
  }
}

function writeConstant(writer: Writer, { name, dims, data }: Constant): void {
  for (const extent of dims) {
    writer.uint32(tag(1, varint)).int64(extent);
  }
  writer.uint32(tag(2, varint)).int32(typeOf(data));
  text(writer, 8, name);
  // ONNX's raw data is little-endian, as is every machine that runs this.
  writer.uint32(tag(9, lengthDelimited)).bytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function typeOf(data: Constant['data']): number {
  if (data instanceof Float32Array) {
    return dataType.float;
  }
  return data instanceof Int32Array ? dataType.int32 : dataType.int64;
}

function writeTensorInfo(writer: Writer, { name, dims, type = 'float' }: TensorInfo): void {
  text(writer, 1, name);
  message(writer, 2, (value) =>
    message(value, 1, (tensor) => {
      tensor.uint32(tag(1, varint)).int32(dataType[type]);
      message(tensor, 2, (shape) =>
        dims.forEach((extent) => message(shape, 1, (dim) => writeExtent(dim, extent))),
      );
    }),
  );
}

function writeExtent(writer: Writer, extent: number | string): void {
  if (typeof extent === 'number') {
    writer.uint32(tag(1, varint)).int64(extent);
  } else {
    text(writer, 2, extent);
  }
}

const varint = 0;
const lengthDelimited = 2;
const fixed32 = 5;

function tag(field: number, wireType: number): number {
  return (field << 3) | wireType;
}

function text(writer: Writer, field: number, value: string): void {
  writer.uint32(tag(field, lengthDelimited)).string(value);
}

function message(writer: Writer, field: number, write: (child: Writer) => void): void {
  writer.uint32(tag(field, lengthDelimited)).fork();
  write(writer);
  writer.ldelim();
}
