import { describe, expect, test } from 'vitest';
import { countSteps } from '../../../../src/notes/budget';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const letters = [...'abcdefghijklmnopqrst'];
const names = letters.map((letter) => r`\m${letter}`);

/** Twenty commands, each of them so many of the next one. */
const doubling = (count: number, last: string): Record<string, string> =>
  Object.fromEntries(
    names.map((name, index) => [name, index === 19 ? last : `${names[index + 1]!} `.repeat(count)]),
  );

const defined = (macros: Record<string, string>, define: (name: string, body: string) => string): string =>
  `$${Object.entries(macros)
    .map(([name, body]) => define(name, body))
    .join('')}$\n\n`;

const use = r`$\ma = \bar\alpha_t$`;
const eight = { '\\ma': '#1#1#1#1#1#1#1#1' };
const hostile: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['twenty that double, in the setting', use, doubling(2, 'x')],
  ['twenty that come to nothing tenfold', use, doubling(10, '')],
  ['twenty by newcommand', defined(doubling(2, 'x'), (n, b) => r`\newcommand{${n}}{${b}}`) + use, {}],
  ['twenty by def', defined(doubling(2, 'x'), (n, b) => r`\def${n}{${b}}`) + use, {}],
  [
    'twenty by DeclareMathOperator',
    defined(doubling(2, 'x'), (n, b) => r`\DeclareMathOperator{${n}}{${b}}`) + use,
    {},
  ],
  [
    'one that repeats its argument, in itself',
    r`$${r`\ma{`.repeat(20)}x${'}'.repeat(20)} = \bar\alpha_t$`,
    eight,
  ],
  ['one that is itself twice', use, { '\\ma': r`\ma\ma` }],
  [
    'long ones, used on every line',
    Array.from({ length: 1500 }, (_, index) => r`$\ma_{${index}} = \bar\alpha_t$`).join('\n\n'),
    { '\\ma': 'xyz'.repeat(600) },
  ],
  ['options that do not end', r`$\newcommand{\o}[1][a]{#1}$ $${r`\o[`.repeat(5000)}\bar\alpha_t$`, {}],
  [
    'five hundred long ones',
    use,
    Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [
        `\\m${letters[index % 20]!}${letters[Math.floor(index / 20) % 20]!}${index < 400 ? 'a' : 'b'}`,
        r`\maaa`.repeat(390),
      ]),
    ),
  ],
  ['definitions that do not end', r`\newcommand{\a}{`.repeat(20_000) + use, {}],
];

const cases = hostile.map(([name, text, macros]) => ({ name, text, macros }));

describe.each(cases)('commands: $name', ({ text, macros }) => {
  const read = () => {
    const note = readNote(text, { macros });
    return { symbols: note.symbols, formulas: note.formulas, atoms: note.atoms, note };
  };

  test('take little to read', () => {
    expect(countSteps(() => void read())).toBeLessThan(60_000 + 5 * text.length);
  });

  test('leave what else the note says', () => {
    expect(read().symbols.map(({ id }) => id)).toContain('alphaBar_t');
  });

  test('mean the same in a later version of the note', () => {
    const { note } = read();
    const longer = `${text}\n\nand $\\beta_t$`;
    const options = { macros };
    expect(readNote(longer, options, note).symbols).toEqual(readNote(longer, options).symbols);
  });
});

test('a command that costs too much is unknown, and the others are put in', () => {
  const note = readNote(r`$\ma x = \eps + \mt$`, {
    macros: { ...doubling(2, r`\beta_t`), '\\eps': r`\epsilon` },
  });
  expect(note.symbols.map(({ id }) => id)).toEqual(['epsilon', 'beta_t']);
  expect(note.macros.has('ma')).toBe(false);
  expect(note.drawableTex(note.spans[0]!)).toContain(r`\ma x`);
});

test('many uses of short commands are all put in', () => {
  const line = r`$\mu_\theta = \sq{\ab_t} x_0 + \sq{1 - \ab_t}\,\eps$` + '\n\n';
  const macros = {
    '\\sq': r`\sqrt{#1}`,
    '\\ab': r`\bar{\alpha}`,
    '\\eps': r`\boldsymbol{\epsilon}_\theta(x_t, t)`,
  };
  const note = readNote(line.repeat(2000), { macros });
  expect(note.symbols.filter(({ id }) => id === 'alphaBar_t')).toHaveLength(2000);
});

test.each(['(a+)+$', 'a1(', '\\\\', ' ', '', 'mathbf{x}'])(
  'a setting’s %j is no name of a command',
  (name) => {
    expect(readNote(r`$\beta_t$`, { macros: { [name]: 'x' } }).macros.size).toBe(0);
  },
);
