import { errorMessage } from '../../../src/base/errorMessage';
import * as l10n from '@vscode/l10n';
import { Inflate, Unzip, unzipSync, type UnzipDecoder, type UnzipFileInfo } from 'fflate';
import { imageLayout, imageValues, mostArrayBytes, type ImageArray, type ImageLayout } from './imageArray';
import { beginsAsNpy, readNpyHeader } from './npyHeader';

/** Larger archives are refused. */
export const mostNpzBytes = 64 * 2 ** 20;
/** Archives of more files are refused. */
const mostEntries = 100;
/** Compressed bytes that are inflated at once: deflate makes at most 1032 times as many of them. */
const piece = 16 * 2 ** 10;

/** The array that guided-diffusion's evaluation reads. */
const usual = 'arr_0.npy';

/**
 * The images of a single array of NumPy's, or of an archive of them: the array `arr_0`, or the only one that holds
 * images. Which of both a file is, its first bytes say, not its name. No more is inflated than the
 * array's own header states, and nothing is kept of what is not wanted.
 * @throws {RangeError} with a sentence that names the file and the array.
 */
export function readNpz(name: string, bytes: Uint8Array): ImageArray {
  refuseLargeNpz(name, bytes.length);
  if (beginsAsNpy(bytes)) {
    return readNpy(name, bytes);
  }
  const entries = arraysOf(name, bytes);
  const chosen = entries.filter((entry) => entry.name === usual);
  const wanted = chosen.length > 0 ? chosen : entries;
  const found = new Map<string, ImageArray>();
  const reasons: string[] = [];
  for (const entry of wanted) {
    const place = `${name}, ${entry.name}: `;
    try {
      found.set(entry.name, readEntry(bytes, entry));
    } catch (error) {
      // One array among others may be labels, say; what is damaged is not passed over.
      if (wanted.length === 1 || !(error instanceof NoImages)) {
        throw new RangeError(place + errorMessage(error), { cause: error });
      }
      reasons.push(errorMessage(error));
    }
    if (found.size > 1) {
      throw new RangeError(
        l10n.t(
          '{0} holds several arrays of images, {1}. Name the one that is meant “arr_0”.',
          name,
          [...found.keys()].join(', '),
        ),
      );
    }
  }
  const [array] = found.values();
  if (!array) {
    throw new RangeError(l10n.t('{0} holds no array of images. {1}', name, reasons[0] ?? ''));
  }
  return array;
}

function readNpy(name: string, bytes: Uint8Array): ImageArray {
  try {
    const read = readNpyHeader(bytes);
    if (!read) {
      throw new RangeError(l10n.t('It is cut off within its header.'));
    }
    const layout = imageLayout(read.header);
    const wanted = layout.bytes + read.start;
    if (wanted !== bytes.length) {
      throw new RangeError(
        l10n.t('Its header asks for {0} bytes, but the file has {1}.', wanted, bytes.length),
      );
    }
    return { ...layout, values: imageValues(layout, bytes.subarray(read.start)) };
  } catch (error) {
    throw new RangeError(`${name}: ${errorMessage(error)}`, { cause: error });
  }
}

/** @throws {RangeError} with a sentence that names the file, its size and the limit. */
export function refuseLargeNpz(name: string, bytes: number): void {
  if (bytes > mostNpzBytes) {
    throw new RangeError(
      l10n.t(
        '{0} has {1} MB; an archive of images may have {2} MB. Save fewer images.',
        name,
        Math.ceil(bytes / 2 ** 20),
        mostNpzBytes / 2 ** 20,
      ),
    );
  }
}

/** The arrays that the archive's directory lists, each once. */
function arraysOf(name: string, bytes: Uint8Array): UnzipFileInfo[] {
  const entries: UnzipFileInfo[] = [];
  let listed = 0;
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        // Before all else: a directory may claim to list billions.
        if ((listed += 1) > mostEntries) {
          throw new TooMany();
        }
        if (entry.name.endsWith('.npy')) {
          entries.push(entry);
        }
        return false;
      },
    });
  } catch (error) {
    throw new RangeError(
      error instanceof TooMany
        ? l10n.t('{0} holds more than {1} files.', name, mostEntries)
        : l10n.t('{0} is not an .npz archive, or it is cut off: its directory cannot be read.', name),
      { cause: error },
    );
  }
  if (entries.length === 0) {
    throw new RangeError(l10n.t('{0} holds no arrays of NumPy.', name));
  }
  return entries;
}

function readEntry(bytes: Uint8Array, { name, originalSize }: UnzipFileInfo): ImageArray {
  if (originalSize > mostArrayBytes + 2 ** 16) {
    throw new RangeError(
      l10n.t(
        'Its archive says that it has {0} MB; an array of images may have {1} MB.',
        Math.ceil(originalSize / 2 ** 20),
        mostArrayBytes / 2 ** 20,
      ),
    );
  }
  const reader = new ArrayReader(originalSize);
  let begun = false;
  const archive = new Unzip((file) => {
    if (file.name !== name || begun) {
      return;
    }
    begun = true;
    file.ondata = (error, data, final) => {
      if (error) {
        throw error;
      }
      reader.push(data, final);
    };
    file.start();
  });
  archive.register(StoppingInflate);
  try {
    for (let from = 0; from < bytes.length && !reader.array; from += piece) {
      archive.push(bytes.subarray(from, from + piece), from + piece >= bytes.length);
    }
  } catch (error) {
    throw error instanceof RangeError
      ? error
      : new RangeError(l10n.t('It cannot be unpacked: {0}.', errorMessage(error)), { cause: error });
  }
  return reader.array ?? reader.refuseShort();
}

/** Takes an array in pieces, and no more of it than its header states. */
class ArrayReader {
  array: ImageArray | undefined;
  private head = new Uint8Array();
  private layout: ImageLayout | undefined;
  private data = new Uint8Array();
  private filled = 0;
  private inflated = 0;

  constructor(
    /** As the archive's directory has it. */
    private readonly declared: number,
  ) {}

  push(piece: Uint8Array, final: boolean): void {
    this.inflated += piece.length;
    if (this.inflated > this.declared) {
      throw new RangeError(
        l10n.t('It holds more bytes than the {0} that its archive says; it may be a trap.', this.declared),
      );
    }
    if (this.layout) {
      this.take(piece);
    } else {
      this.begin(piece);
    }
    if (final) {
      this.end();
    }
  }

  /** For what ended before it was whole. */
  refuseShort(): never {
    if (!this.layout) {
      throw new RangeError(l10n.t('It is cut off within its header.'));
    }
    throw new RangeError(
      l10n.t('It is cut off: {0} of {1} bytes of its images are there.', this.filled, this.layout.bytes),
    );
  }

  private begin(piece: Uint8Array): void {
    const head = new Uint8Array(this.head.length + piece.length);
    head.set(this.head);
    head.set(piece, this.head.length);
    const read = readNpyHeader(head);
    if (!read) {
      this.head = head;
      return;
    }
    try {
      this.layout = imageLayout(read.header);
    } catch (error) {
      throw new NoImages(errorMessage(error), { cause: error });
    }
    // The sizes must agree before memory is taken.
    if (this.layout.bytes + read.start !== this.declared) {
      throw new RangeError(
        l10n.t(
          'Its header asks for {0} bytes, but its archive says that it has {1}.',
          this.layout.bytes + read.start,
          this.declared,
        ),
      );
    }
    this.data = new Uint8Array(this.layout.bytes);
    this.take(head.subarray(read.start));
  }

  private take(piece: Uint8Array): void {
    this.data.set(piece, this.filled);
    this.filled += piece.length;
  }

  private end(): void {
    const { layout, data } = this;
    if (!layout || this.filled < layout.bytes) {
      this.refuseShort();
    }
    this.array = {
      ...layout,
      values: imageValues(layout, data),
    };
  }
}

/** An array that is sound, but no images. */
class NoImages extends RangeError {}
class TooMany extends Error {}

/** fflate's own decoder of streams hands errors on; this one lets them end the reading at once. */
class StoppingInflate implements UnzipDecoder {
  static readonly compression = 8;
  ondata: UnzipDecoder['ondata'] = () => undefined;
  private readonly inflate = new Inflate((data, final) => this.ondata(null, data, final));

  push(chunk: Uint8Array, final: boolean): void {
    this.inflate.push(chunk, final);
  }
}
