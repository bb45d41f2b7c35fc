import * as l10n from '@vscode/l10n';
import * as v from 'valibot';

/** NumPy reads no longer header either. */
const longestHeader = 10_000;

const headerSchema = v.strictObject({
  descr: v.string(),
  fortran_order: v.boolean(),
  shape: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(32)),
});
export type NpyHeader = v.InferOutput<typeof headerSchema>;

const magic = [0x93, ...new TextEncoder().encode('NUMPY')];

/** Whether a file is a single array of NumPy's. */
export function beginsAsNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/**
 * The header of a .npy file (NumPy's format, versions 1 to 3), and where its data begin; undefined while too few
 * bytes are there.
 * @throws {RangeError} with a sentence when it is none.
 */
export function readNpyHeader(
  bytes: Uint8Array,
): { readonly header: NpyHeader; readonly start: number } | undefined {
  if (magic.some((byte, i) => i < bytes.length && bytes[i] !== byte)) {
    throw new RangeError(l10n.t('It is not a NumPy array: its first bytes are others.'));
  }
  const [major = 0] = bytes.subarray(magic.length);
  const begin = major === 1 ? 10 : 12;
  if (bytes.length < begin) {
    return undefined;
  }
  if (major < 1 || major > 3) {
    throw new RangeError(l10n.t('Its format has the version {0}; versions 1 to 3 can be read.', major));
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > longestHeader) {
    throw new RangeError(l10n.t('Its header is {0} bytes long; {1} are allowed.', length, longestHeader));
  }
  const start = begin + length;
  if (bytes.length < start) {
    return undefined;
  }
  return { header: parseHeader(new TextDecoder().decode(bytes.subarray(begin, start))), start };
}

/** The header is a literal of Python's; of what it may hold, JSON has all but a few marks. */
function parseHeader(text: string): NpyHeader {
  const json = text
    .replaceAll("'", '"')
    .replaceAll('(', '[')
    .replaceAll(')', ']')
    .replace(/\bTrue\b/g, 'true')
    .replace(/\bFalse\b/g, 'false')
    .replace(/,(\s*[\]}])/g, '$1');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new RangeError(l10n.t('Its header does not describe an array: {0}', shortened(text)), {
      cause: error,
    });
  }
  const parsed = v.safeParse(headerSchema, value);
  if (parsed.success) {
    return parsed.output;
  }
  throw new RangeError(
    l10n.t(
      'Its header is wrong at “{0}”; it must say “descr”, “fortran_order” and “shape” of an array of plain numbers.',
      shortened(v.getDotPath(parsed.issues[0]) ?? ''),
    ),
  );
}

const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text.trim());
