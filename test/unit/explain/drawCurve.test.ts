import { describe, expect, it } from 'vitest';
import { drawCurve } from '../../../src/explain/values/drawCurve';
import { createSchedule } from '../../../src/diffusion/schedule';

const svgOf = (uri: string) => atob(uri.replace('data:image/svg+xml;base64,', ''));
const points = (svg: string) =>
  (/points="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map((point) => point.split(',').map(Number));

describe('drawCurve', () => {
  const { alphaBar } = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });

  it('falls from the upper left to the lower right for ᾱ_t, inside the picture', () => {
    const { uri, width, height } = drawCurve((t) => alphaBar[t] ?? NaN, 1000, [], 'dark');
    const line = points(svgOf(uri));
    expect(line.length).toBeGreaterThan(50);
    for (const [i, [x = NaN, y = NaN]] of line.entries()) {
      expect(x).toBeGreaterThanOrEqual(line[i - 1]?.[0] ?? 0);
      expect(y).toBeGreaterThanOrEqual(line[i - 1]?.[1] ?? 0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeLessThanOrEqual(height);
    }
  });

  it('puts a dot on the curve at every marked t', () => {
    const svg = svgOf(drawCurve((t) => t, 101, [1, 51], 'light').uri);
    const dots = [...svg.matchAll(/cx="([^"]*)" cy="([^"]*)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(dots).toHaveLength(2);
    expect(dots[0]).toEqual(points(svg)[0]);
    expect(dots[1]?.[1]).toBeCloseTo(32, 0);
  });

  it('draws the shortest schedule and a constant', () => {
    expect(points(svgOf(drawCurve((t) => t, 2, [2], 'dark').uri))).toHaveLength(2);
    expect(svgOf(drawCurve(() => 3, 10, [], 'dark').uri)).not.toMatch(/NaN|Infinity/);
  });
});
