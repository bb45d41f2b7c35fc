import * as l10n from '@vscode/l10n';
import { ExternalWeights, refuse } from './modelRefusal';
import { message, numbers, integer } from './protobufMessage';
import { type TensorValue, elementTypes, mostKnown } from './tensorValue';

/** A TensorProto: its name, shape and type, and the numbers of a small one. */
export function readTensor(bytes: Uint8Array): [string, TensorValue] {
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
  if (isExternal || external.length > 0) {
    throw new ExternalWeights(external.filter(Boolean));
  }
  const type = elementTypes[code];
  if (!type || dims.some((extent) => !(extent >= 0))) {
    refuse(l10n.t('It holds a tensor whose kind of numbers is not read here.'));
  }
  const count = dims.reduce((product, extent) => product * extent, 1);
  const stored = raw ? raw.length / type.bytes : values.length;
  // An element of type float16 may stand in an int32.
  if (count !== stored) {
    refuse(l10n.t('It holds a tensor that does not fill its shape.'));
  }
  const known = count <= mostKnown ? (raw ? type.read?.(raw) : values) : undefined;
  return [name, { type: type.name, dims, ...(known && type.read ? { data: known } : {}) }];
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
