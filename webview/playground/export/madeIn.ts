import { crc32 } from '../../../src/base/crc32';
import { joinBytes } from '../../../src/base/joinBytes';
import type { Provenance } from '../../../src/protocol/provenance';

/** The keyword under which PNG programs show what made a picture. */
const keyword = 'Parameters';

/** A PNG file with what made it as text, in a chunk before its end. */
export function withPngText(png: Uint8Array, made: Provenance): Uint8Array<ArrayBuffer> {
  const chunk = pngChunk('tEXt', latin(`${keyword}\0${ascii(JSON.stringify(made))}`));
  // The last chunk, IEND, is empty: its length, type and checksum.
  const end = png.length - 12;
  return joinBytes(png.subarray(0, end), chunk, png.subarray(end));
}

/** A GIF file with what made it as a comment, before its trailer. */
export function withGifComment(gif: Uint8Array, made: Provenance): Uint8Array<ArrayBuffer> {
  const text = latin(ascii(JSON.stringify(made)));
  const parts: Uint8Array[] = [Uint8Array.of(0x21, 0xfe)];
  for (let from = 0; from < text.length; from += 255) {
    const block = text.subarray(from, from + 255);
    parts.push(Uint8Array.of(block.length), block);
  }
  const end = gif.length - 1;
  return joinBytes(gif.subarray(0, end), ...parts, Uint8Array.of(0), gif.subarray(end));
}

/** JSON in ASCII alone, which both formats can hold. */
function ascii(json: string): string {
  return json.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const body = joinBytes(latin(type), data);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  return chunk;
}
