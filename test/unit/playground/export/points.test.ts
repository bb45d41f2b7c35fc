import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { imageGrid } from '../../../../webview/engine/pictures/drawImageGrid';
import { enlargedGrid } from '../../../../webview/playground/export/enlargedGrid';
import { encodeNpz } from '../../../../webview/playground/export/npz';

describe('exported points', () => {
  const points = Float32Array.of(0, 0, 1, 1, 50, 0);
  const grid = imageGrid(points, 3, 1, 2);

  it('are marks in one picture, where they lie in the plane', () => {
    const { width, height, pixels } = enlargedGrid(grid, 8);
    const at = (x: number, y: number) => pixels[y * width + x];
    expect([width, height]).toEqual([512, 512]);
    expect(at(256, 256)).toBe(0);
    // (1, 1) is to the right and above; its mirror image is empty, and what is too far away is left out.
    expect(at(372, 139)).toBe(0);
    expect(at(372, 372)).toBe(255);
    expect(pixels.filter((grey) => grey === 0)).toHaveLength(2 * 16);
  });

  it('are float32 pairs for NumPy', () => {
    const file = unzipSync(encodeNpz(grid))['arr_0.npy'] ?? new Uint8Array();
    expect(new TextDecoder('latin1').decode(file.subarray(10, 90))).toMatch(
      /'descr': '<f4', 'fortran_order': False, 'shape': \(3, 2,\)/,
    );
    expect(new Float32Array(file.slice(-24).buffer)).toEqual(points);
  });
});
