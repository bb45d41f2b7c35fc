import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { plainName } from './plainName';
import { duplicateKey } from './duplicateKey';
import { SafetensorsError } from './safetensorsError';
import { elementBytes, elementCount, type Dtype } from './tensor';

/** A file begins with the length of its header, a little-endian integer of so many bytes. */
export const lengthBytes = 8;
/** The limit of the format's own reader: a longer header is an attack or not a header. */
const maxHeaderBytes = 100_000_000;

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entrySchema = v.strictObject({
  dtype: v.string(),
  shape: v.array(size),
  data_offsets: v.strictTuple([size, size]),
});
const metadataSchema = v.custom<Record<string, string>>(
  (value) => isObject(value) && Object.values(value).every((each) => typeof each === 'string'),
);

/** Where a tensor stands among the data. */
export interface Entry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** The first byte, counted from the end of the header. */
  readonly begin: number;
  /** The byte behind the last. */
  readonly end: number;
}

/**
 * How many bytes the header has, by the first `lengthBytes` bytes of a file of `fileBytes`.
 * @throws {SafetensorsError}
 */
export function headerLength(bytes: Uint8Array, fileBytes: number): number {
  if (fileBytes < lengthBytes || bytes.length < lengthBytes) {
    throw new SafetensorsError(
      l10n.t('The file has only {0} bytes, too few for a safetensors header.', fileBytes),
    );
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > BigInt(Math.min(fileBytes - lengthBytes, maxHeaderBytes))) {
    throw new SafetensorsError(
      l10n.t(
        'The file claims a safetensors header of {0} bytes, but has {1} bytes in all: it is cut off or not a safetensors file.',
        String(length),
        fileBytes,
      ),
    );
  }
  return Number(length);
}

/** What a file says of its data. */
export interface Header {
  readonly metadata: Readonly<Record<string, string>>;
  /** In the order of the header. */
  readonly entries: readonly Entry[];
}

/**
 * Reads a header, the bytes between the length and the data, of which there are `dataBytes`.
 * @throws {SafetensorsError} when anything is not as the format says.
 */
export function readHeader(bytes: Uint8Array, dataBytes: number): Header {
  const header = checkedEntries(parseHeader(bytes));
  checkLayout(header.entries, dataBytes);
  return header;
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    header = JSON.parse(text);
  } catch (error) {
    throw new SafetensorsError(l10n.t('The safetensors header is not JSON in UTF-8.'), { cause: error });
  }
  if (!isObject(header)) {
    throw new SafetensorsError(l10n.t('The safetensors header is not a JSON object.'));
  }
  const duplicate = duplicateKey(text);
  if (duplicate !== undefined) {
    throw new SafetensorsError(l10n.t('The safetensors header names "{0}" twice.', shown(duplicate)));
  }
  return header;
}

function checkedEntries(header: Record<string, unknown>): Header {
  let metadata: Record<string, string> = {};
  const entries: Entry[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') {
      const parsed = v.safeParse(metadataSchema, value);
      if (!parsed.success) {
        throw new SafetensorsError(l10n.t('The safetensors metadata are not a list of texts by name.'));
      }
      metadata = parsed.output;
    } else {
      entries.push(checkedEntry(name, value));
    }
  }
  return { metadata, entries };
}

function checkedEntry(name: string, value: unknown): Entry {
  const parsed = v.safeParse(entrySchema, value);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new SafetensorsError(
      l10n.t(
        'The safetensors header describes the tensor "{0}" wrongly at "{1}": {2}',
        shown(name),
        v.getDotPath(issue) ?? '',
        issue.kind === 'schema' ? l10n.t('it is of another type.') : l10n.t('it is out of range.'),
      ),
    );
  }
  const { dtype, shape, data_offsets } = parsed.output;
  if (!isDtype(dtype)) {
    throw new SafetensorsError(
      l10n.t(
        'The tensor "{0}" has the element type {1}, which is not supported; convert it to one of {2}.',
        shown(name),
        shown(dtype),
        Object.keys(elementBytes).join(', '),
      ),
    );
  }
  const [begin, end] = data_offsets;
  const needed = elementCount(shape) * elementBytes[dtype];
  if (end - begin !== needed) {
    throw new SafetensorsError(
      l10n.t(
        'The tensor "{0}" takes bytes {1} to {2}, but its shape [{3}] of {4} needs {5} bytes.',
        shown(name),
        begin,
        end,
        shape.join(', '),
        dtype,
        needed,
      ),
    );
  }
  return { name, dtype, shape, begin, end };
}

/** The tensors must fill the data exactly, one after the other: no holes, no overlaps, nothing behind. */
function checkLayout(entries: readonly Entry[], dataBytes: number): void {
  let position = 0;
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin < position) {
      throw new SafetensorsError(
        l10n.t('The tensor "{0}" begins at byte {1}, inside the tensor before it.', shown(name), begin),
      );
    }
    if (begin > position) {
      throw new SafetensorsError(
        l10n.t('Bytes {1} to {2} before the tensor "{0}" belong to no tensor.', shown(name), position, begin),
      );
    }
    position = end;
  }
  if (position !== dataBytes) {
    throw new SafetensorsError(
      l10n.t(
        'The tensors end at byte {0} of the data, but the file has {1}: it is cut off, or something is attached.',
        position,
        dataBytes,
      ),
    );
  }
}

/** What a sentence may hold of a name from the file. */
const shown = (name: string): string => plainName(name) ?? '…';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDtype(name: string): name is Dtype {
  return Object.hasOwn(elementBytes, name);
}
