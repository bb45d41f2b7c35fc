import { describe, expect, it } from 'vitest';
import { texToSvg } from '../../../src/threads/mathJax/mathJax';
import { glossary } from '../../../src/notes/glossary/glossary';

const svgOf = (tex: string) => texToSvg(tex, '#123456').svg;

describe('a drawn formula', () => {
  it('is one path in whole numbers, in the colour that is asked for', () => {
    const svg = svgOf(glossary.muTilde_t.definition);
    expect(svg).toMatch(
      /^<svg xmlns="[^"]+" width="\d+" height="\d+" viewBox="[-\d. ]+" style="color:#123456"><path fill="currentColor" d="[mhvqtclsz\d -]+"\/><\/svg>$/,
    );
    expect(svg.length).toBeLessThan(12_000);
  });

  it('stays inside its picture', () => {
    for (const tex of ['\\sqrt{\\bar\\alpha_t}', 'x', '\\frac{a}{b}', glossary.beta_t.definition]) {
      const svg = svgOf(tex);
      const [left = 0, top = 0, width = 0, height = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '')
        .split(' ')
        .map(Number);
      const points = pointsOf(/ d="([^"]*)"/.exec(svg)?.[1] ?? '');
      expect(points.length).toBeGreaterThan(10);
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(left - 30);
        expect(x).toBeLessThanOrEqual(left + width + 30);
        expect(y).toBeGreaterThanOrEqual(top - 30);
        expect(y).toBeLessThanOrEqual(top + height + 30);
      }
      // And fills it: neither is far from an edge.
      expect(Math.max(...points.map(([x]) => x))).toBeGreaterThan(left + width * 0.8);
      expect(Math.min(...points.map(([, y]) => y))).toBeLessThan(top + height * 0.3);
    }
  });

  it('keeps what is more than glyphs in one colour: words, colours', () => {
    expect(svgOf('\\text{其中 }x')).toContain('<text');
    expect(svgOf('\\color{red}{x}+y')).toContain('fill="red"');
  });

  it.each([
    '\\bm{x}_t',
    '\\textcolor{blue}{y}',
    'a \\coloneqq b',
    '\\argmin_x f',
    'ᾱ_t',
    '{\\bf x}_t',
    '\\cancel{x}',
    '\\underbrace{x}_{y}',
    '\\begin{align} a &= b \\\\ c &= d \\end{align}',
    '\\mathbbm{1}',
  ])('can be written as people do: %s', (tex) => {
    expect(svgOf(tex)).toMatch(/<path|<g/);
  });

  it('may have a label, however often it is drawn', () => {
    const tex = 'x\\label{eq:one}\\tag{1}';
    expect(svgOf(tex)).toBe(svgOf(tex));
  });
});

/** The ends of a path's commands, all of them relative. */
function pointsOf(data: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, command = '', list = ''] of data.matchAll(/([a-z])([^a-z]*)/g)) {
    const numbers = (list.match(/-?\d+/g) ?? []).map(Number);
    if (command === 'z') {
      [x, y] = [startX, startY];
    }
    const count = { h: 1, v: 1, m: 2, l: 2, t: 2, q: 4, s: 4, c: 6 }[command] ?? 1;
    for (let at = 0; at < numbers.length; at += count) {
      const some = numbers.slice(at, at + count);
      if (command === 'h') {
        x += some[0] ?? 0;
      } else if (command === 'v') {
        y += some[0] ?? 0;
      } else {
        x += some.at(-2) ?? 0;
        y += some.at(-1) ?? 0;
      }
      if (command === 'm') {
        [startX, startY] = [x, y];
      }
      points.push([x, y]);
    }
  }
  return points;
}
