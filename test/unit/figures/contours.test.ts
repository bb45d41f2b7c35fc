import { describe, expect, it } from 'vitest';
import { contour, type Grid } from '../../../webview/figures/kit/drawing/contours';

function gridOf(side: number, value: (x: number, y: number) => number): Grid {
  const values = Float64Array.from({ length: side ** 2 }, (_, i) => value(i % side, Math.floor(i / side)));
  return { side, values };
}

describe('contours', () => {
  it('of a cone lie on its circle', () => {
    const radius = 13.3;
    const pieces = contour(
      gridOf(41, (x, y) => -Math.hypot(x - 20, y - 20)),
      -radius,
    );
    expect(pieces.length).toBeGreaterThan(50);
    for (const [x, y] of pieces.flat()) {
      // The surface is linear along no edge, but nearly so.
      expect(Math.abs(Math.hypot(x - 20, y - 20) - radius)).toBeLessThan(0.02);
    }
    const length = pieces.reduce((sum, [from, to]) => sum + Math.hypot(from[0] - to[0], from[1] - to[1]), 0);
    expect(Math.abs(length / (2 * Math.PI * radius) - 1)).toBeLessThan(0.01);
  });

  it('close: every crossing inside the grid joins two pieces, saddles included', () => {
    const pieces = contour(
      gridOf(30, (x, y) => Math.sin(x * 1.1) * Math.sin(y * 1.3) + 0.01),
      0.2,
    );
    const ends = new Map<string, number>();
    for (const [x, y] of pieces.flat()) {
      const key = `${x.toFixed(9)} ${y.toFixed(9)}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
    for (const [key, count] of ends) {
      const onBorder = key.split(' ').some((part) => Number(part) === 0 || Number(part) === 29);
      expect(count, key).toBe(onBorder ? 1 : 2);
    }
  });

  it('of a flat grid are none', () => {
    expect(
      contour(
        gridOf(5, () => 1),
        0.5,
      ),
    ).toEqual([]);
  });
});
