import { figureIds, figures } from '../../../src/figures';
import { formulaIds, formulaOf } from '../../../src/notes/catalogue';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from './program';

const { folder, write, run, runWith } = buildProgram();

beforeAll(() => {
  write('right.md', 'Let $\\alpha_t = 1-\\beta_t$ and $\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$.\n');
  write('wrong.md', 'Before.\n\n$$\n\\bar\\alpha_t = \\prod_{s=1}^T \\alpha_s\n$$\n');
  write(
    'wrong.ipynb',
    JSON.stringify(
      {
        cells: [
          { cell_type: 'code', source: ['x = 1'] },
          { cell_type: 'markdown', source: ['A title\n', '\n', 'So $\\alpha_t = 1+\\beta_t$.'] },
        ],
      },
      null,
      1,
    ),
  );
  write('broken.ipynb', '{"cells": 3}');
});

describe('check', () => {
  test('a right note gives status 0 and an empty list', () => {
    expect(run('check', 'right.md')).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(run('check', '--format', 'json', 'right.md').stdout)).toEqual([]);
  });

  test('a wrong note gives status 1 and says where, what and how to mend it', () => {
    const { status, stdout } = run('check', 'wrong.md');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^wrong\.md:4:1: error \[index\] .+\n\s+fix: \{?t\}?\n1 finding\.\n$/);
  });

  test('JSON has 1-based lines and columns, and exactly these keys', () => {
    const { stdout } = run('check', '--format', 'json', 'right.md', 'wrong.md');
    expect(JSON.parse(stdout)).toEqual([
      {
        file: 'wrong.md',
        line: 4,
        column: 1,
        endLine: 4,
        endColumn: 38,
        rule: 'index',
        severity: 'error',
        message: expect.stringContaining('ᾱ_t') as string,
        fix: { range: { line: 4, column: 28, endLine: 4, endColumn: 29 }, newText: 't' },
      },
    ]);
  });

  test('SARIF names the rule, the region and the replacement', () => {
    const { stdout } = run('check', '--format', 'sarif', 'wrong.md');
    expect(JSON.parse(stdout)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          results: [
            {
              ruleId: 'index',
              level: 'error',
              locations: [{ physicalLocation: { region: { startLine: 4, startColumn: 1 } } }],
              fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 't' } }] }] }],
            },
          ],
        },
      ],
    });
  });

  test('GitHub gets one workflow command a finding', () => {
    const { stdout } = run('check', '--format', 'github', 'wrong.md');
    expect(stdout).toMatch(
      /^::error file=wrong\.md,line=4,col=1,endLine=4,endColumn=38,title=index::[^\n]+\n$/,
    );
  });

  test('a notebook is told by the lines of its file', () => {
    const { stdout } = run('check', '--format', 'json', 'wrong.ipynb');
    const [{ line, fix }] = JSON.parse(stdout) as [{ line: number; fix: { newText: string } }];
    expect(line).toBe(14);
    expect(fix.newText).toBe('-');
  });

  test('messages follow the language', () => {
    expect(run('check', '--lang', 'zh-cn', 'wrong.md').stdout).toMatch(/\p{Script=Han}/u);
    expect(run('check', '--lang', 'zh-tw', 'wrong.md').stdout).toMatch(/\p{Script=Han}/u);
  });
});

describe('inspect', () => {
  test('prints spans, symbols and formulas with their places', () => {
    const { status, stdout } = run('inspect', '--json', 'wrong.md');
    expect(status).toBe(0);
    const { file, spans, symbols, formulas } = JSON.parse(stdout) as Record<string, unknown[]>;
    expect(file).toBe('wrong.md');
    expect(spans).toMatchObject([{ display: true, start: 9, contentStart: 11, line: 3, column: 1 }]);
    expect(symbols).toContainEqual({
      text: '\\bar\\alpha_t',
      id: 'alphaBar_t',
      start: 12,
      end: 24,
      line: 4,
      column: 1,
    });
    expect(formulas).toMatchObject([
      { id: 'alpha-bar-definition', start: 12, verdict: 'wrong', figure: 'schedule' },
    ]);
  });
});

describe('a formula and the figure that shows it', () => {
  test('inspect names the figure, or null', () => {
    write(
      'figures.md',
      '$P(A|B) = \\frac{P(B|A)P(A)}{P(B)}$ and $c_{in}(\\sigma) = \\frac{1}{\\sqrt{\\sigma^2+\\sigma_{data}^2}}$\n',
    );
    const { formulas } = JSON.parse(run('inspect', '--json', 'figures.md').stdout) as {
      formulas: { id: string; figure: string | null }[];
    };
    expect(formulas.map(({ id, figure }) => [id, figure])).toEqual([
      ['bayes-rule', 'coin'],
      ['edm-in', null],
    ]);
  });

  test('figures lists all of them with the formulas that open them', () => {
    const { status, stdout } = run('figures', '--json');
    expect(status).toBe(0);
    const list = JSON.parse(stdout) as {
      id: string;
      title: string;
      ideas: string[];
      formulas: string[];
      needs: string;
    }[];
    expect(list.map(({ id }) => id)).toEqual(figureIds);
    expect(list.find(({ id }) => id === 'kl')).toMatchObject({
      title: figures.kl.title(),
      ideas: figures.kl.teaches,
      formulas: ['kl-gaussians', 'kl-definition'],
      needs: 'nothing',
    });
    const opened = formulaIds.filter((id) => 'figure' in (formulaOf(id).run?.shows ?? {}));
    expect(list.flatMap(({ formulas }) => formulas).sort()).toEqual([...opened].sort());
    expect(run('figures', '--lang', 'zh-cn').stdout).toMatch(/\p{Script=Han}/u);
  });
});

describe('several notes', () => {
  test('a folder stands for the notes in it, by name', () => {
    mkdirSync(path.join(folder, 'notes', 'deep'), { recursive: true });
    write(path.join('notes', 'b.md'), '$\\alpha_t = 1+\\beta_t$\n');
    write(path.join('notes', 'deep', 'a.tex'), '\\(\\bar\\alpha_t = \\prod_{s=1}^T \\alpha_s\\)\n');
    write(path.join('notes', 'c.txt'), '$\\alpha_t = 1+\\beta_t$\n');
    const { status, stdout } = run('check', '--format', 'json', 'notes');
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as { file: string }[]).map(({ file }) => file)).toEqual([
      path.join('notes', 'b.md'),
      path.join('notes', 'deep', 'a.tex'),
    ]);
  });

  test('a dash stands for standard input', () => {
    const { status, stdout } = runWith('$\\alpha_t = 1+\\beta_t$', 'check', '--format', 'json', '-');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ file: '-', line: 1, column: 2 }]);
  });

  test('what one cell of a notebook defines, the others use', () => {
    const cell = (source: string) => ({ cell_type: 'markdown', source: [source] });
    const cells = [
      cell('\\newcommand{\\ba}{\\bar\\alpha} $\\ba_t=\\prod_{s=1}^t\\alpha_s$'),
      cell('$x_t=\\sqrt{\\ba_t}x_0+(1-\\ba_t)\\epsilon$'),
    ].map((each) => ({ ...each, source: each.source.map((line) => line.replaceAll('\\\\', '\\')) }));
    write('cells.ipynb', JSON.stringify({ cells }, null, 1));
    const found = JSON.parse(run('check', '--format', 'json', 'cells.ipynb').stdout) as unknown[];
    expect(found).toMatchObject([{ fix: { newText: '\\\\sqrt{1-\\\\ba_t}' } }]);
  });

  test('a cell of a notebook may have a line of any length, such as an image within it', () => {
    const image = `![](data:image/png;base64,${'A'.repeat(300_000)})\n`;
    const cells = [{ cell_type: 'markdown', source: [image, '$\\bar\\alpha_t=\\prod_{s=1}^T\\alpha_s$'] }];
    write('image.ipynb', JSON.stringify({ cells }, null, 1));
    const { status, stdout } = run('check', '--format', 'json', 'image.ipynb');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ line: 7 }]);
  });
});

describe('inspect --summary', () => {
  test('prints a table with a row for each note', () => {
    const { status, stdout } = run('inspect', '--summary', 'right.md', 'wrong.md');
    const [header, , ...rows] = stdout
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(status).toBe(0);
    expect(header).toEqual([
      'note',
      'spans',
      'letters',
      'explained',
      'unknown',
      'formulas',
      'findings',
      'unknown letters',
    ]);
    expect(rows.map(([file, spans]) => [file, spans])).toEqual([
      ['right.md', '2'],
      ['wrong.md', '1'],
    ]);
    expect(rows.map((row) => [row[5], row[6]])).toEqual([
      ['2', '0'],
      ['1', '1'],
    ]);
  });
});

describe('what cannot be done ends with status 2 and a sentence', () => {
  test.each([
    [['check', 'missing.md'], /missing\.md could not be read/],
    [['check', 'broken.ipynb'], /broken\.ipynb is not a notebook/],
    [['check'], /Name at least one note/],
    [['check', '--format', 'xml', 'right.md'], /--format takes human, json, sarif, github/],
    [['check', '--lang', 'fr', 'right.md'], /--lang takes en, zh-cn, zh-tw/],
    [['prove', 'right.md'], /no command “prove”/],
    [[], /Say what to do/],
    [['check', '--colour'], /--colour/],
  ])('%j', (args, sentence) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });
});
