import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../../src/cli/inspectFile';
import { readNote } from '../../../src/notes/readNote';

/** What is written into every place: its symbols in order, and the formula that it states. */
interface Sample {
  readonly tex: string;
  readonly symbols: readonly (readonly [text: string, id: string])[];
}

const samples: readonly Sample[] = [
  {
    tex: '\\tilde\\beta_t = \\sigma_t^2',
    symbols: [
      ['\\tilde\\beta_t', 'betaTilde_t'],
      ['\\sigma_t^2', 'sigma_t'],
    ],
  },
  {
    tex: 'q(\\mathbf{x}_t|\\mathbf x_0)',
    symbols: [
      ['q', 'q_marginal'],
      ['\\mathbf{x}_t', 'x_t'],
      ['\\mathbf x_0', 'x_0'],
    ],
  },
  {
    tex: '𝐱_t + ᾱ_{t-1} ϵ',
    symbols: [
      ['𝐱_t', 'x_t'],
      ['ᾱ_{t-1}', 'alphaBar_t'],
      ['ϵ', 'epsilon'],
    ],
  },
];

const inline: Readonly<Record<string, (tex: string) => string>> = {
  dollars: (tex) => `$${tex}$`,
  'spaced dollars': (tex) => `$ ${tex} $`,
  'double dollars': (tex) => `$$${tex}$$`,
  'round brackets': (tex) => `\\(${tex}\\)`,
  'doubled round brackets': (tex) => `\\\\(${tex}\\\\)`,
  'square brackets': (tex) => `\\[${tex}\\]`,
  'doubled square brackets': (tex) => `\\\\[${tex}\\\\]`,
  'ticks in dollars': (tex) => `$\`${tex}\`$`,
};

const block: Readonly<Record<string, (tex: string) => readonly string[]>> = {
  'double dollars': (tex) => ['$$', tex, '$$'],
  'double dollars on one line': (tex) => [`$$${tex}$$`],
  'double dollars around lines': (tex) => [`$$ ${tex}`, `+ 1 $$`],
  'square brackets': (tex) => ['\\[', tex, '\\]'],
  'doubled square brackets': (tex) => ['\\\\[', tex, '\\\\]'],
  'a math fence': (tex) => ['```math', tex, '```'],
  ...Object.fromEntries(
    ['align', 'align*', 'equation', 'aligned', 'gather'].map((name) => [
      name,
      (tex: string) => [`\\begin{${name}}`, tex, `\\end{${name}}`],
    ]),
  ),
  'dollars around an environment': (tex) => ['$$', '\\begin{aligned}', tex, '\\end{aligned}', '$$'],
  'rows without an environment': (tex) => ['$$', `${tex} \\\\`, '= 0', '$$'],
};

type Container = (lines: readonly string[]) => readonly string[];
const prefixed =
  (first: string, others: string): Container =>
  (lines) =>
    lines.map((line, index) => (index === 0 ? first : others) + line);

/** Containers of whole blocks. */
const around: Readonly<Record<string, Container>> = {
  nothing: (lines) => lines,
  prose: (lines) => ['Before it.', ...lines, 'after it.'],
  'prose and blank lines': (lines) => ['令 🙂', '', ...lines, '', '其中。'],
  'a list': (lines) => ['- 先', '', ...prefixed('  ', '  ')(lines), '', '- 后'],
  'a list item': prefixed('- ', '  '),
  'a numbered item': prefixed('1. ', '   '),
  'a nested list': (lines) => ['- a', '  - b', '', ...prefixed('    ', '    ')(lines)],
  'a list after tabs': prefixed('-\t', '\t'),
  'a quote': prefixed('> ', '> '),
  'a quote without spaces': prefixed('>', '>'),
  'a quote in a quote': prefixed('> > ', '> > '),
  'a quoted list': prefixed('> - ', '>   '),
  'a quote in a list': prefixed('- > ', '  > '),
  'a fenced callout': (lines) => [':::note', ...lines, ':::'],
  'a template callout': (lines) => ['{% note primary %}', ...lines, '{% endnote %}'],
  'a GitHub callout': (lines) => ['> [!NOTE]', ...prefixed('> ', '> ')(lines)],
  'an HTML block': (lines) => ['<div class="note">', ...lines, '</div>'],
  details: (lines) => ['<details>', '<summary>证</summary>', '', ...lines, '', '</details>'],
  'a section': (lines) => ['## Title', ...lines],
};

/** Containers of a sentence. */
const sentence: Readonly<Record<string, (text: string) => readonly string[]>> = {
  prose: (text) => [`Here ${text} stands.`],
  'Chinese prose': (text) => [`令 🙂${text}，其中👩‍🔬。`],
  'a heading': (text) => [`## The ${text} here`],
  'an underlined heading': (text) => [`The ${text} here`, '---'],
  'a list': (text) => [`- a`, `- the ${text} here`],
  'a task': (text) => [`- [x] the ${text} here`],
  'a quote': (text) => [`> the`, `> ${text} here`],
  'a callout': (text) => [`> [!TIP]`, `> the ${text} here`],
  'a table': (text) => ['| a | 名 |', '| - | :-: |', `| 🙂 | the ${text} here |`, `| 1 | 2 |`],
  'a heading of a table': (text) => [`| a | ${text} |`, '| - | - |', '| 1 | 2 |'],
  'a footnote': (text) => ['a[^1]', '', `[^1]: the ${text} here`],
  emphasis: (text) => [`so **bold ${text} text** and`],
  'a span': (text) => [`so <span style="color: red">${text}</span> and`],
  'an HTML block': (text) => ['<div>', `the ${text} here`, '</div>'],
  'an HTML cell': (text) => ['<table>', '<tr>', `<td align="left">${text}</td>`, '</tr>', '</table>'],
  'after money': (text) => [`It costs $20 or 30 元, and ${text} is free.`],
};

/** What a note's reading finds, and what it must. */
function expectSample(
  text: string,
  { tex, symbols }: Sample,
  format: 'markdown' | 'latex' = 'markdown',
): void {
  const note = readNote(text, { format });
  const at = text.indexOf(tex);
  const holding = note.spans.filter(
    ({ contentStart, contentEnd }) => contentStart <= at && at + tex.length <= contentEnd,
  );
  expect(holding, text).toHaveLength(1);
  expect(note.spans, text).toHaveLength(1);
  const expected: (readonly [string, string, number])[] = [];
  let from = at;
  for (const [written, id] of symbols) {
    const start = text.indexOf(written, from);
    expected.push([written, id, start]);
    from = start + 1;
  }
  const inTex = note.symbols.filter(({ start, end }) => start >= at && end <= at + tex.length);
  const found = inTex.map(({ start, end, id }) => [text.slice(start, end), id, start]);
  for (const each of expected) {
    expect(found, text).toContainEqual(each);
  }
}

const lineBreaks: readonly string[] = ['\n', '\r\n'];

describe.each(Object.keys(sentence))('math in the sentence of %s', (place) => {
  test.each(Object.keys(inline))('in %s', (dialect) => {
    for (const sample of samples) {
      for (const lineBreak of lineBreaks) {
        expectSample(sentence[place]!(inline[dialect]!(sample.tex)).join(lineBreak), sample);
      }
    }
  });
});

describe.each(Object.keys(around))('displays in %s', (place) => {
  // HTML shows a fence as it is.
  const dialects = Object.keys(block).filter(
    (each) => !(place === 'an HTML block' && each === 'a math fence'),
  );
  test.each(dialects)('by %s', (dialect) => {
    for (const sample of samples) {
      for (const lineBreak of lineBreaks) {
        expectSample(around[place]!(block[dialect]!(sample.tex)).join(lineBreak), sample);
      }
    }
  });
});

describe('math of a LaTeX source', () => {
  const lines = (text: readonly string[]) => [
    '\\documentclass{article} % costs $20',
    '\\begin{document}',
    'Costs \\$20, 令 🙂',
    ...text,
    '\\end{document}',
  ];
  test.each(['dollars', 'spaced dollars', 'double dollars', 'round brackets', 'square brackets'])(
    'in %s',
    (dialect) => {
      for (const sample of samples) {
        for (const around of ['\\section{The ?}', '\\item so ? % and', 'a & ? \\\\', '{\\bf ?}']) {
          const text = lines([around.replace('?', () => inline[dialect]!(sample.tex))]);
          for (const lineBreak of lineBreaks) {
            expectSample(text.join(lineBreak), sample, 'latex');
          }
        }
      }
    },
  );
  test.each(Object.keys(block).filter((dialect) => !/doubled|fence/.test(dialect)))('by %s', (dialect) => {
    for (const sample of samples) {
      for (const lineBreak of lineBreaks) {
        expectSample(lines(block[dialect]!(sample.tex)).join(lineBreak), sample, 'latex');
      }
    }
  });
});

/** As JSON writers that keep to ASCII have it. */
const asciiOf = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

describe('math of a notebook', () => {
  const notebook = (lines: readonly string[], asLines: boolean, isAscii: boolean) => {
    const text = lines.join('\n');
    const json = JSON.stringify(
      {
        cells: [
          { cell_type: 'code', outputs: [{ source: ['令'] }], source: ['x = "$x_t$"'], metadata: {} },
          { cell_type: 'markdown', source: asLines ? text.split(/(?<=\n)/) : text, metadata: {} },
        ],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      },
      null,
      1,
    );
    return isAscii ? json.replace(/[^\0-\x7f]/g, asciiOf) : json;
  };
  test.each(Object.keys(block))('by %s', (dialect) => {
    for (const { tex, symbols } of samples) {
      for (const [asLines, isAscii] of [
        [true, false],
        [false, false],
        [true, true],
      ] as const) {
        const file = notebook(around['prose and blank lines']!(block[dialect]!(tex)), asLines, isAscii);
        const { spans, symbols: found } = inspectFile('a.ipynb', file);
        expect(spans.length, file).toBe(1);
        for (const [written, id] of symbols) {
          const symbol = found.find((each) => each.text === written && each.id === id);
          const inFile = JSON.stringify(written)
            .slice(1, -1)
            .replace(/[^\0-\x7f]/g, (unit) => (isAscii ? asciiOf(unit) : unit));
          expect(symbol && file.slice(symbol.start, symbol.end), file).toBe(inFile);
        }
      }
    }
  });
});

describe('escapes', () => {
  test.each([
    ['$x\\_t$', ['x', 't']],
    ['$\\alpha\\_t$ and $\\bar\\alpha_t$', ['\\bar\\alpha_t']],
    ['$a \\$ b$ then $\\beta_t$', ['\\beta_t']],
    ['价格是$20，或者$30$，噪声$\\epsilon$。', ['\\epsilon']],
    ['共花$20，$\\beta_t$很小，再花$30。', ['\\beta_t']],
    ['售价￥20、$5.00，而$\\bar\\alpha_t$趋于$0$。', ['\\bar\\alpha_t']],
  ])('%s', (text, expected) => {
    const note = readNote(text);
    const found = note.symbols.map(({ start, end }) => text.slice(start, end));
    for (const each of expected) {
      expect([...found, ...note.atoms.map(({ start, end }) => text.slice(start, end))]).toContain(each);
    }
  });
});
