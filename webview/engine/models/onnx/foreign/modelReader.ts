import * as l10n from '@vscode/l10n';
import protobuf from 'protobufjs/minimal.js';
import { elementTypes, type ElementType, type TensorValue } from './tensorValue';

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

/** Networks that draw images have some thousand nodes. */
export const mostNodes = 20_000;
/** Opsets whose operations are known here. */
const opsets = { least: 7, most: 24 } as const;
/** Larger tensors are no shapes: their numbers are not looked at. */
const mostKnown = 1024;

/** What a file is refused for, in a sentence. */
export class ModelRefusal extends RangeError {}

/**
 * Reads an ONNX file without running anything of it.
 * @throws {ModelRefusal} with a sentence when it is damaged, keeps weights elsewhere, or has what only programs need:
 * functions, graphs within graphs, operations of its own.
 */
export function readForeignModel(bytes: Uint8Array): ForeignModel {
  try {
    return new ModelReader().read(bytes);
  } catch (error) {
    if (error instanceof ModelRefusal) throw error;
    throw new ModelRefusal(damaged(), { cause: error });
  }
}

type Fields = Readonly<Record<number, (reader: protobuf.Reader, wireType: number) => void>>;

/** Reads a message; fields that are not named are passed over. */
function message(bytes: Uint8Array, fields: Fields): void {
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const read = fields[tag >>> 3];
    if (read) read(reader, tag & 7);
    else reader.skipType(tag & 7);
  }
}

/** A whole number of 64 bits, exact as far as a double is. */
function integer(reader: protobuf.Reader): number {
  const value = reader.int64();
  return typeof value === 'number' ? value : 2 ** 32 * value.high + (value.low >>> 0);
}

/** Numbers that stand one by one or packed. */
function numbers(into: number[], next: (reader: protobuf.Reader) => number) {
  return (reader: protobuf.Reader, wireType: number): void => {
    if (wireType !== 2) {
      into.push(next(reader));
      return;
    }
    const packed = protobuf.Reader.create(reader.bytes());
    while (packed.pos < packed.len) into.push(next(packed));
  };
}

class ModelReader {
  private opset = 0;
  private readonly nodes: ForeignNode[] = [];
  private readonly initialisers = new Map<string, TensorValue>();
  private readonly inputs: BorderTensor[] = [];
  private readonly outputs: BorderTensor[] = [];

  read(bytes: Uint8Array): ForeignModel {
    message(bytes, {
      7: (reader) => this.readGraph(reader.bytes()),
      8: (reader) => this.readOpset(reader.bytes()),
      20: () => refuse(l10n.t('It holds a training program, which is not run here.')),
      25: () => refuse(l10n.t('It defines operations of its own, which are not run here.')),
    });
    if (this.nodes.length === 0) refuse(damaged());
    if (this.opset < opsets.least || this.opset > opsets.most) {
      refuse(
        l10n.t(
          'It is written for opset {0} of ONNX; from {1} to {2} can be run here.',
          this.opset,
          opsets.least,
          opsets.most,
        ),
      );
    }
    const { opset, nodes, initialisers, outputs } = this;
    const inputs = this.inputs.filter(({ name }) => !initialisers.has(name));
    return { opset, nodes, initialisers, inputs, outputs };
  }

  private readOpset(bytes: Uint8Array): void {
    let domain = '';
    let version = 0;
    message(bytes, {
      1: (reader) => (domain = reader.string()),
      2: (reader) => (version = integer(reader)),
    });
    if (domain !== '' && domain !== 'ai.onnx') return;
    if (this.opset !== 0) refuse(damaged());
    this.opset = version;
  }

  private readGraph(bytes: Uint8Array): void {
    // Readers of ONNX merge a second graph into the first, field by field.
    message(bytes, {
      1: (reader) => this.readNode(reader.bytes()),
      5: (reader) => this.readInitialiser(reader.bytes()),
      11: (reader) => this.inputs.push(readBorder(reader.bytes())),
      12: (reader) => this.outputs.push(readBorder(reader.bytes())),
      15: () => refuse(l10n.t('It holds sparse tensors, which are not read here.')),
    });
  }

  private readNode(bytes: Uint8Array): void {
    if (this.nodes.length >= mostNodes) {
      refuse(l10n.t('It has more than {0} operations.', mostNodes));
    }
    const inputs: string[] = [];
    const outputs: string[] = [];
    const attributes = new Map<string, AttributeValue>();
    let type = '';
    let domain = '';
    message(bytes, {
      1: (reader) => inputs.push(reader.string()),
      2: (reader) => outputs.push(reader.string()),
      4: (reader) => (type = reader.string()),
      5: (reader) => {
        const [name, value] = readAttribute(reader.bytes());
        if (attributes.has(name)) refuse(damaged());
        attributes.set(name, value);
      },
      7: (reader) => (domain = reader.string()),
    });
    if (domain !== '' && domain !== 'ai.onnx') {
      refuse(l10n.t('It uses operations that are not ONNX’s own, which are not run here.'));
    }
    this.nodes.push({ type, inputs, outputs, attributes });
  }

  private readInitialiser(bytes: Uint8Array): void {
    const [name, value] = readTensor(bytes);
    if (this.initialisers.has(name)) refuse(l10n.t('It holds two tensors of the same name.'));
    this.initialisers.set(name, value);
  }
}

function readAttribute(bytes: Uint8Array): [string, AttributeValue] {
  let name = '';
  let text = '';
  let tensor: TensorValue | undefined;
  const ints: number[] = [];
  const floats: number[] = [];
  const kinds: number[] = [];
  /** An attribute has one value: of two, readers of ONNX may take either. */
  const once = (kind: number, read: (reader: protobuf.Reader) => void) => (reader: protobuf.Reader) => {
    kinds.push(kind);
    read(reader);
  };
  const many = (kind: number, read: (reader: protobuf.Reader, wireType: number) => void) => {
    return (reader: protobuf.Reader, wireType: number) => {
      if (!kinds.includes(kind)) kinds.push(kind);
      read(reader, wireType);
    };
  };
  message(bytes, {
    1: (reader) => (name = reader.string()),
    2: once(2, (reader) => floats.push(reader.float())),
    3: once(3, (reader) => ints.push(integer(reader))),
    4: once(4, (reader) => (text = reader.string())),
    5: once(5, (reader) => ([, tensor] = readTensor(reader.bytes()))),
    6: refuseGraph,
    7: many(
      7,
      numbers(floats, (reader) => reader.float()),
    ),
    8: many(8, numbers(ints, integer)),
    9: many(9, (reader) => reader.skipType(2)),
    11: refuseGraph,
    21: () => refuse(l10n.t('It defines operations of its own, which are not run here.')),
    22: () => refuse(l10n.t('It holds sparse tensors, which are not read here.')),
    23: () => refuse(l10n.t('It holds sparse tensors, which are not read here.')),
  });
  if (kinds.length > 1) refuse(damaged());
  return [name, { ints, floats, text, tensor }];
}

function refuseGraph(): never {
  return refuse(l10n.t('It holds loops or branches, whose cost cannot be told beforehand.'));
}

function readTensor(bytes: Uint8Array): [string, TensorValue] {
  let name = '';
  let code = 0;
  let raw: Uint8Array | undefined;
  const dims: number[] = [];
  const values: number[] = [];
  const external: string[] = [];
  let isExternal = false;
  message(bytes, {
    1: numbers(dims, integer),
    2: (reader) => (code = reader.int32()),
    4: numbers(values, (reader) => reader.float()),
    5: numbers(values, (reader) => reader.int32()),
    7: numbers(values, integer),
    8: (reader) => (name = reader.string()),
    9: (reader) => (raw = reader.bytes()),
    10: numbers(values, (reader) => reader.double()),
    11: numbers(values, integer),
    13: (reader) => external.push(locationIn(reader.bytes())),
    14: (reader) => (isExternal ||= reader.int32() !== 0),
  });
  if (isExternal || external.length > 0) throw new ExternalWeights(external.filter(Boolean));
  const type = elementTypes[code];
  if (!type || dims.some((extent) => !(extent >= 0))) {
    refuse(l10n.t('It holds a tensor whose kind of numbers is not read here.'));
  }
  const count = dims.reduce((product, extent) => product * extent, 1);
  const stored = raw ? raw.length / type.bytes : values.length;
  // An element of type float16 may stand in an int32.
  if (count !== stored) refuse(l10n.t('It holds a tensor that does not fill its shape.'));
  const known = count <= mostKnown ? (raw ? type.read?.(raw) : values) : undefined;
  return [name, { type: type.name, dims, ...(known && type.read ? { data: known } : {}) }];
}

/** A tensor that lies in other files; their names as the file states them. */
export class ExternalWeights extends ModelRefusal {
  constructor(readonly locations: readonly string[]) {
    super();
  }
}

/** The `location` of a StringStringEntryProto; empty for another key. */
function locationIn(bytes: Uint8Array): string {
  const entry = { key: '', value: '' };
  message(bytes, {
    1: (reader) => (entry.key = reader.string()),
    2: (reader) => (entry.value = reader.string()),
  });
  return entry.key === 'location' ? entry.value : '';
}

function readBorder(bytes: Uint8Array): BorderTensor {
  let name = '';
  let types = 0;
  let code = 0;
  let shape: (number | string)[] = [];
  message(bytes, {
    1: (reader) => (name = reader.string()),
    2: (typeReader) =>
      message(typeReader.bytes(), {
        1: (tensorReader) => {
          if ((types += 1) > 1) refuse(damaged());
          message(tensorReader.bytes(), {
            1: (reader) => (code = reader.int32()),
            2: (reader) => (shape = readShape(reader.bytes())),
          });
        },
      }),
  });
  return { name, type: elementTypes[code]?.name ?? 'other', shape };
}

function readShape(bytes: Uint8Array): (number | string)[] {
  const extents: (number | string)[] = [];
  message(bytes, {
    1: (dimReader) => {
      let extent: number | string = '';
      message(dimReader.bytes(), {
        1: (reader) => (extent = integer(reader)),
        2: (reader) => (extent = reader.string()),
      });
      extents.push(extent);
    },
  });
  return extents;
}

function damaged(): string {
  return l10n.t('It is damaged or no ONNX file.');
}

function refuse(sentence: string): never {
  throw new ModelRefusal(sentence);
}
