import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { withGifComment, withPngText } from '../../../../webview/playground/export/madeIn';
import { encodeTrajectoryGif } from '../../../../webview/playground/export/trajectoryGif';
import { imageGrid } from '../../../../webview/engine/pictures/drawImageGrid';
import { png } from '../import/imageFile';
import { madeByRun } from '../made';

/** The chunks of a PNG file; a wrong checksum throws. */
function chunksOf(file: Uint8Array): { type: string; data: Uint8Array }[] {
  const view = new DataView(file.buffer, file.byteOffset);
  const chunks = [];
  for (let at = 8; at < file.length;) {
    const length = view.getUint32(at);
    const body = file.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== view.getUint32(at + 8 + length)) {
      throw new Error('checksum');
    }
    chunks.push({ type: String.fromCharCode(...body.subarray(0, 4)), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);

it('a PNG file says what made it, in a chunk of text before its end', () => {
  const made = madeByRun(294);
  const before = chunksOf(png(8, 8, (x) => x));
  const chunks = chunksOf(
    withPngText(
      png(8, 8, (x) => x),
      made,
    ),
  );
  const told = chunks.find(({ type }) => type === 'tEXt');
  const [keyword, json = ''] = text(told?.data ?? new Uint8Array()).split('\0');
  expect(keyword).toBe('Parameters');
  expect(JSON.parse(json)).toEqual(made);
  expect(chunks.filter((chunk) => chunk !== told)).toEqual(before);
  expect(chunks.at(-1)?.type).toBe('IEND');
});

it('a GIF file says what made it in a comment, and ends as before', () => {
  const made = madeByRun(294);
  const gif = encodeTrajectoryGif([imageGrid(new Float32Array(16), 1, 4)]);
  const told = withGifComment(gif, made);
  expect(told.at(-1)).toBe(0x3b);
  expect(told.subarray(0, gif.length - 1)).toEqual(gif.subarray(0, gif.length - 1));
  const comment = told.subarray(gif.length - 1, told.length - 1);
  expect([...comment.subarray(0, 2)]).toEqual([0x21, 0xfe]);
  let json = '';
  let at = 2;
  for (let length = comment[at] ?? 0; length > 0; length = comment[at] ?? 0) {
    json += text(comment.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  expect(at).toBe(comment.length - 1);
  expect(JSON.parse(json)).toEqual(made);
});
