import type { BorderTensor } from './foreignModel';
import { refuse, damaged } from './modelRefusal';
import { message, integer } from './protobufMessage';
import { elementTypes } from './tensorValue';

/** A ValueInfoProto. */
export function readBorder(bytes: Uint8Array): BorderTensor {
  let name = '';
  let types = 0;
  let code = 0;
  let shape: (number | string)[] = [];
  message(bytes, {
    1: (reader) => (name = reader.string()),
    2: (typeReader) =>
      message(typeReader.bytes(), {
        1: (tensorReader) => {
          if ((types += 1) > 1) {
            refuse(damaged());
          }
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
