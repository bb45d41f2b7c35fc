import protobuf from 'protobufjs/minimal.js';

/** What reads each field of a message, by its number. */
type Fields = Readonly<Record<number, (reader: protobuf.Reader, wireType: number) => void>>;

/** Reads a message; fields that are not named are passed over. */
export function message(bytes: Uint8Array, fields: Fields): void {
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const read = fields[tag >>> 3];
    if (read) {
      read(reader, tag & 7);
    } else {
      reader.skipType(tag & 7);
    }
  }
}

/** A whole number of 64 bits, exact as far as a double is. */
export function integer(reader: protobuf.Reader): number {
  const value = reader.int64();
  return typeof value === 'number' ? value : 2 ** 32 * value.high + (value.low >>> 0);
}

/** Numbers that stand one by one or packed. */
export function numbers(into: number[], next: (reader: protobuf.Reader) => number) {
  return (reader: protobuf.Reader, wireType: number): void => {
    if (wireType !== 2) {
      into.push(next(reader));
      return;
    }
    const packed = protobuf.Reader.create(reader.bytes());
    while (packed.pos < packed.len) {
      into.push(next(packed));
    }
  };
}
