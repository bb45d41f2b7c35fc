import { errorMessage } from '../../../../src/base/errorMessage';

/** A model's folder as diffusers' `save_pretrained` writes it: contents by relative path, with `/`. */
export type Folder = ReadonlyMap<string, Uint8Array>;

/** A text file's bytes. */
export function textFile(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A JSON file as diffusers writes it. */
export function jsonFile(value: unknown): Uint8Array {
  return textFile(`${JSON.stringify(value, null, 2)}\n`);
}

/** Reads a part of a folder; what is wrong with it names its file. */
export function inFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const reason = errorMessage(error);
    throw new RangeError(reason.includes(path) ? reason : `${path}: ${reason}`, { cause: error });
  }
}
