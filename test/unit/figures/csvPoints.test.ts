import { describe, expect, it } from 'vitest';
import { mostCsvCharacters, readCsvPoints } from '../../../src/figures/csvPoints';
import { mostOwnPoints } from '../../../src/figures/ownPoints';

describe('points of a CSV text', () => {
  it.each([
    ['commas', 'x,y\n0,0\n4,2\n'],
    ['semicolons and Windows’ line ends', '0; 0\r\n4; 2\r\n'],
    ['tabs', '0\t0\n4\t2'],
    ['spaces', ' 0   0\n\n4 2 '],
  ])('may be apart by %s; they fill −1 to 1 and keep their shape', (_, text) => {
    expect(readCsvPoints(text)).toEqual({
      ok: true,
      points: [
        [-1, -0.5],
        [1, 0.5],
      ],
      count: 2,
    });
  });

  it.each([
    ['1,2\nx,y', 'Line 2'],
    ['1,2\n3', 'Line 2'],
    ['1,2\n3,4,5', 'Line 2'],
    ['1,2\n\n3,Infinity', 'Line 3'],
    ['1,2\n3,1e999', 'Line 2'],
    ['<img src=x>,1\n1,2', 'Line 1'],
    ['x,y\nx,y\n1,2', 'Line 2'],
    ['x,y\n1', 'Line 2'],
    ['1,,2\n3,4', 'Line 1'],
    ['0x10,1\n2,3', 'Line 1'],
    ['1,2\n0b1,1', 'Line 2'],
    ['1,2\n1e400,1', 'Line 2'],
    ['', 'two different points'],
    ['1,2\n1,2', 'two different points'],
    ['1,2\n'.repeat(20_001), 'more than 20000 lines'],
    ['1'.repeat(mostCsvCharacters + 1), `at most ${mostCsvCharacters} are read`],
  ])('are refused whole, with the place: %.30j', (text, place) => {
    const read = readCsvPoints(text);
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.message).toContain(place);
  });

  it.each([
    '1e308,0\n1.7e308,0',
    '-1.7e308,0\n1.7e308,0',
    '100000,0\n100000.00000000001,0',
    '1e-320,0\n3e-320,0',
  ])('fill −1 to 1 however large, small or near to each other: %j', (text) => {
    const read = readCsvPoints(text);
    const points = read.ok ? read.points : [];
    expect(points.map(([x]) => x)).toEqual([expect.closeTo(-1, 6), expect.closeTo(1, 6)]);
  });

  it('are chosen evenly where there are more than a figure takes', () => {
    const rows = Array.from({ length: 1200 }, (_, index) => `${index},0`).join('\n');
    const read = readCsvPoints(rows);
    expect(read).toMatchObject({ ok: true, count: 1200 });
    const xs = read.ok ? read.points.map(([x]) => x) : [];
    expect(xs).toHaveLength(mostOwnPoints);
    const steps = xs.slice(1).map((x, index) => x - (xs[index] ?? 0));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-9);
  });
});
