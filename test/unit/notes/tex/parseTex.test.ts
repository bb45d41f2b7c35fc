import { describe, expect, test } from 'vitest';
import type { TexNode } from '../../../../src/notes/tex/node';
import { parseTex } from '../../../../src/notes/tex/parseTex';

/** A tree in one line: groups in braces, scripts as base_sub^sup, arguments in brackets. */
function outline(nodes: readonly TexNode[]): string {
  return nodes
    .map((node): string => {
      switch (node.kind) {
        case 'char':
          return node.text;
        case 'command': {
          const option = node.option ? `<${outline(node.option)}>` : '';
          const words = node.text === undefined ? '' : `"${node.text}"`;
          return `\\${node.name}${option}${words}${node.args.map((each) => `[${outline([each])}]`).join('')}`;
        }
        case 'group':
          return `{${outline(node.children)}}`;
        case 'scripts': {
          const sub = node.sub ? `_${outline([node.sub])}` : '';
          const sup = node.sup ? `^${outline([node.sup])}` : '';
          return `${node.base ? outline([node.base]) : ''}${sub}${sup}${"'".repeat(node.primes)}`;
        }
        case 'fence':
          return `⟨${node.open} ${outline(node.children)} ${node.close}⟩`;
        case 'environment':
          return `⟦${node.name} ${outline(node.children)}⟧`;
        case 'align':
          return '&';
        case 'row':
          return '⏎';
      }
    })
    .join(' ');
}

describe('TeX is read into a tree', () => {
  test.each([
    ['\\frac12 x', '\\frac[1][2] x'],
    ['\\frac{a+b}\\alpha', '\\frac[{a + b}][\\alpha]'],
    ['\\sqrt[3]{x} \\sqrt 2', '\\sqrt<3>[{x}] \\sqrt[2]'],
    ["x_{t-1}^2 y^\\prime z''", "x_{t - 1}^2 y^\\prime z''"],
    ['\\bar\\alpha_t', '\\bar[\\alpha]_t'],
    ['\\text{for all } t % a comment', '\\text"for all " t'],
    ['\\left( \\frac{a}{b} \\right)^2', '⟨( \\frac[{a}][{b}] )⟩^2'],
    ['\\begin{cases} a & b \\\\ c \\end{cases}', '⟦cases a & b ⏎ c⟧'],
    ['\\sum\\limits_{i=1}^n a', '\\sum_{i = 1}^n a'],
    ['a \\, b \\quad c ~ d', 'a b \\quad c d'],
    ['\\color{red}{x} \\textcolor{red}{y}', '\\color"red" {x} \\textcolor[{y}]'],
    ['xₜ₋₁²', 'x_{t −  1}^{2}'.replace('−  1', '− 1')],
  ])('%s', (tex, expected) => expect(outline(parseTex(tex))).toBe(expected));
});

describe('broken TeX is read as far as it goes', () => {
  test.each([
    ['\\frac{1}{\\sqrt{x}', '\\frac[{1}][{\\sqrt[{x}]}]'],
    ['x_', 'x'],
    ['x_{', 'x'],
    ['} x {', 'x'],
    ['\\frac', '\\frac'],
    ['\\left( x', '⟨( x ⟩'],
    ['x \\right) y', 'x y'],
    ['\\begin{align} x', '⟦align x⟧'],
    ['x \\end{align} y', 'x y'],
    ['{ \\left( x } y', '{⟨( x ⟩} y'],
    ['a_b_c', 'a_b _c'],
    ['\\', '\\'],
    ['\\unknown{x}', '\\unknown {x}'],
  ])('%s', (tex, expected) => expect(outline(parseTex(tex))).toBe(expected));
});

test('positions count in the whole text, and quote marks at line starts are no part of the math', () => {
  const text = 'a > $x >\n> > \\beta_t$';
  const [first, relation, last] = parseTex(text, 5, text.length - 1, { quoteDepth: 2, inTable: false });
  expect([first, relation, last].map((node) => text.slice(node?.start, node?.end))).toEqual([
    'x',
    '>',
    '\\beta_t',
  ]);
});

test('an escaped bar in a table cell is a bar', () => {
  const text = '\\|x\\|';
  expect(outline(parseTex(text, 0, text.length, { quoteDepth: 0, inTable: true }))).toBe('| x |');
  expect(outline(parseTex(text))).toBe('\\| x \\|');
});
