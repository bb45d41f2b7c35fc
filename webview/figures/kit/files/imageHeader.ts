import * as l10n from '@vscode/l10n';

export interface ImageHeader {
  readonly type: 'PNG' | 'JPEG' | 'WebP';
  readonly width: number;
  readonly height: number;
}

type Size = Omit<ImageHeader, 'type'>;

/**
 * What an image file says of itself, without decoding it: PNG (ISO/IEC 15948), JPEG (ITU-T T.81) or WebP (RFC 9649).
 * @throws {RangeError} with a sentence when it is none of these, or is cut off.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) {
    return { type: 'PNG', ...pngSize(view) };
  }
  if (startsWith(bytes, 0, '\xff\xd8\xff')) {
    return { type: 'JPEG', ...jpegSize(view) };
  }
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) {
    return { type: 'WebP', ...webpSize(view, bytes) };
  }
  throw new RangeError(l10n.t('It is not a PNG, JPEG or WebP image.'));
}

/** The first chunk holds the size; the chunks must lead to IEND. */
function pngSize(view: DataView): Size {
  const header = 8;
  if (view.byteLength < 33 || chunkType(view, header) !== 'IHDR') {
    throw damaged('IHDR', header);
  }
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = header; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (chunkType(view, at) === 'IEND') {
      return size;
    }
  }
  throw cutOff(view);
}

function chunkType(view: DataView, at: number): string {
  return String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)));
}

/** The segments lead to a frame header, SOF0…SOF15; the file ends with EOI, behind which others may have added bytes. */
function jpegSize(view: DataView): Size {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) {
      throw damaged('SOF', at);
    }
    const marker = view.getUint8(at + 1);
    const filler = marker === 0xff;
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    // DHT, JPG and DAC lie among the frame headers and are none.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (!hasEnd(view, at)) {
        throw cutOff(view);
      }
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    if (marker === 0xd9 || marker === 0xda) {
      throw damaged('SOF', at);
    }
    at += filler ? 1 : alone ? 2 : 2 + view.getUint16(at + 2);
  }
  throw cutOff(view);
}

function hasEnd(view: DataView, from: number): boolean {
  for (let at = view.byteLength - 2; at > from; at--) {
    if (view.getUint16(at) === 0xffd9) {
      return true;
    }
  }
  return false;
}

/** The first chunk holds the size, each of the three kinds in its own way. */
function webpSize(view: DataView, bytes: Uint8Array): Size {
  if (view.byteLength < 30 || view.getUint32(4, true) + 8 > view.byteLength) {
    throw cutOff(view);
  }
  const uint24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (startsWith(bytes, 12, 'VP8X')) {
    return { width: uint24(24) + 1, height: uint24(27) + 1 };
  }
  if (startsWith(bytes, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const packed = view.getUint32(21, true);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (startsWith(bytes, 12, 'VP8 ') && startsWith(bytes, 23, '\x9d\x01\x2a')) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  throw damaged('VP8', 12);
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  return bytes.length >= at + text.length && [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));
}

const damaged = (part: string, at: number) =>
  new RangeError(l10n.t('It is damaged: there is no {0} at byte {1}.', part, at));
const cutOff = ({ byteLength }: DataView) =>
  new RangeError(l10n.t('It is cut off: its end is missing after {0} bytes.', byteLength));
