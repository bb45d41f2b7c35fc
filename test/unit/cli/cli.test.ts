import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The program as `npm run build` makes it, in a folder of its own with what it reads beside it. */
const folder = mkdtempSync(path.join(tmpdir(), 'diffusion-cli-'));
const program = path.join(folder, 'dist', 'cli.js');

beforeAll(async () => {
  mkdirSync(path.join(folder, 'dist'));
  cpSync('package.json', path.join(folder, 'package.json'));
  cpSync('l10n', path.join(folder, 'l10n'), { recursive: true });
  await build({
    entryPoints: ['src/cli.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
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
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = v.pipe(v.number(), v.integer(), v.minValue(1));
const region = v.strictObject({ startLine: place, startColumn: place, endLine: place, endColumn: place });
const artifactLocation = v.strictObject({ uri: v.pipe(v.string(), v.minLength(1)) });
const text = v.strictObject({ text: v.pipe(v.string(), v.minLength(1)) });
/** What SARIF 2.1.0 requires of the parts that are written, and nothing besides that it does not know. */
const sarifLog = v.strictObject({
  $schema: v.pipe(v.string(), v.url(), v.regex(/sarif-2\.1\.0/)),
  version: v.literal('2.1.0'),
  runs: v.tuple([
    v.strictObject({
      tool: v.strictObject({
        driver: v.strictObject({
          name: v.pipe(v.string(), v.minLength(1)),
          version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+/)),
          rules: v.array(v.strictObject({ id: v.pipe(v.string(), v.minLength(1)) })),
        }),
      }),
      columnKind: v.picklist(['utf16CodeUnits', 'unicodeCodePoints']),
      results: v.array(
        v.strictObject({
          ruleId: v.string(),
          level: v.picklist(['none', 'note', 'warning', 'error']),
          message: text,
          locations: v.tuple([
            v.strictObject({ physicalLocation: v.strictObject({ artifactLocation, region }) }),
          ]),
          fixes: v.optional(
            v.array(
              v.strictObject({
                artifactChanges: v.pipe(
                  v.array(
                    v.strictObject({
                      artifactLocation,
                      replacements: v.pipe(
                        v.array(
                          v.strictObject({
                            deletedRegion: region,
                            insertedContent: v.strictObject({ text: v.string() }),
                          }),
                        ),
                        v.minLength(1),
                      ),
                    }),
                  ),
                  v.minLength(1),
                ),
              }),
            ),
          ),
        }),
      ),
    }),
  ]),
});

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

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

  test('SARIF has every field that version 2.1.0 requires', () => {
    const { stdout } = run('check', '--format', 'sarif', 'wrong.md', 'right.md', 'wrong.ipynb');
    const log = v.parse(sarifLog, JSON.parse(stdout));
    const { tool, results } = log.runs[0];
    const rules = new Set(tool.driver.rules.map(({ id }) => id));
    expect(rules.size).toBe(tool.driver.rules.length);
    expect(results).toHaveLength(2);
    for (const { ruleId, locations, fixes } of results) {
      expect(rules).toContain(ruleId);
      const [{ physicalLocation: place }] = locations;
      expect(place.artifactLocation.uri).not.toMatch(/\\|^\//);
      const deleted = fixes![0]!.artifactChanges[0]!.replacements[0]!.deletedRegion;
      expect(fixes![0]!.artifactChanges[0]!.artifactLocation).toEqual(place.artifactLocation);
      for (const { startLine, startColumn, endLine, endColumn } of [place.region, deleted])
        expect(endLine > startLine || endColumn >= startColumn).toBe(true);
      expect(deleted.startLine).toBeGreaterThanOrEqual(place.region.startLine);
    }
    expect(
      v.parse(sarifLog, JSON.parse(run('check', '--format', 'sarif', 'right.md').stdout)).runs[0],
    ).toMatchObject({
      results: [],
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
    expect(formulas).toMatchObject([{ id: 'alpha-bar-definition', start: 12, verdict: 'wrong' }]);
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
    const { status, stdout } = spawnSync(process.execPath, [program, 'check', '--format', 'json', '-'], {
      cwd: folder,
      encoding: 'utf8',
      input: '$\\alpha_t = 1+\\beta_t$',
    });
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
    [['check', 'broken.ipynb'], /broken\.ipynb is no notebook/],
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
