import * as l10n from '@vscode/l10n';
import type protobuf from 'protobufjs/minimal.js';
import type { ForeignModel, ForeignNode, BorderTensor, AttributeValue } from './foreignModel';
import { ModelRefusal, damaged, refuse } from './modelRefusal';
import { message, integer, numbers } from './protobufMessage';
import { readBorder } from './readBorder';
import { readTensor } from './readTensor';
import type { TensorValue } from './tensorValue';

/** Networks that draw images have some thousand nodes. */
export const mostNodes = 20_000;
/** Opsets whose operations are known here. */
const opsets = { least: 7, most: 24 } as const;

/**
 * Reads an ONNX file without running anything of it.
 * @throws {ModelRefusal} with a sentence when it is damaged, keeps weights elsewhere, or has what only programs need:
 * functions, graphs within graphs, operations of its own.
 */
export function readForeignModel(bytes: Uint8Array): ForeignModel {
  try {
    return new ModelReader().read(bytes);
  } catch (error) {
    if (error instanceof ModelRefusal) {
      throw error;
    }
    throw new ModelRefusal(damaged(), { cause: error });
  }
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
    if (this.nodes.length === 0) {
      refuse(damaged());
    }
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
    if (domain !== '' && domain !== 'ai.onnx') {
      return;
    }
    if (this.opset !== 0) {
      refuse(damaged());
    }
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
        if (attributes.has(name)) {
          refuse(damaged());
        }
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
    if (this.initialisers.has(name)) {
      refuse(l10n.t('It holds two tensors of the same name.'));
    }
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
      if (!kinds.includes(kind)) {
        kinds.push(kind);
      }
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
  if (kinds.length > 1) {
    refuse(damaged());
  }
  return [name, { ints, floats, text, tensor }];
}

function refuseGraph(): never {
  return refuse(l10n.t('It has loops or branches, whose cost is not known in advance.'));
}
