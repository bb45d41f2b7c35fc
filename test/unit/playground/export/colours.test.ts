import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { imageGrid } from '../../../../webview/engine/pictures/drawImageGrid';
import { enlargedGrid, imageOf } from '../../../../webview/playground/export/enlargedGrid';
import { encodeNpz } from '../../../../webview/playground/export/npz';
import { encodeTrajectoryGif } from '../../../../webview/playground/export/trajectoryGif';

/** Two images of 2×2 pixels: red and, below it, white; NCHW in [−1, 1]. */
const red = [1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1];
const grid = imageGrid(Float32Array.from([...red, ...new Array<number>(12).fill(1)]), 2, 2, 3);

describe('samples of three channels', () => {
  it('are saved in colour by NumPy’s archive', () => {
    const file = unzipSync(encodeNpz(grid))['arr_0.npy'] ?? new Uint8Array();
    expect(String.fromCharCode(...file.subarray(10, 128))).toContain("'shape': (2, 2, 2, 3,)");
    expect([...file.subarray(-24, -12)]).toEqual([255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0]);
    expect([...file.subarray(-12)]).toEqual(new Array(12).fill(255));
  });

  it('keep their colours in pictures, enlarged or one by one', () => {
    expect(imageOf(grid, 0)).toMatchObject({ width: 2, height: 2, channels: 3 });
    const picture = enlargedGrid(grid, 3);
    expect([picture.width, picture.height, picture.channels]).toEqual([12, 6, 3]);
    const at = (x: number, y: number) => [...picture.pixels.subarray((y * 12 + x) * 3, (y * 12 + x) * 3 + 3)];
    expect(at(0, 0)).toEqual([255, 0, 0]);
    expect(at(5, 5)).toEqual([255, 0, 0]);
    expect(at(6, 0)).toEqual([255, 255, 255]);
  });

  it('have a colour table in GIFs', () => {
    const gif = encodeTrajectoryGif([grid, grid]);
    expect(String.fromCharCode(...gif.subarray(0, 6))).toBe('GIF89a');
    const triples = Array.from({ length: gif.length - 2 }, (_, i) => gif.subarray(i, i + 3).join());
    expect(triples).toContain('255,0,0');
  });
});

describe('samples of one channel', () => {
  it('stay grey, one byte a pixel', () => {
    const grey = imageGrid(Float32Array.of(-1, 1, 0, 1), 1, 2);
    expect(imageOf(grey, 0)).toMatchObject({ channels: 1 });
    expect(enlargedGrid(grey, 1).pixels).toEqual(grey.pixels);
    const file = unzipSync(encodeNpz(grey))['arr_0.npy'] ?? new Uint8Array();
    expect(String.fromCharCode(...file.subarray(10, 128))).toContain("'shape': (1, 2, 2, 1,)");
  });
});
