import { existsSync, linkSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ignoring } from '../../../src/cli/ignore';
import { buildProgram } from './program';

const { folder, write, read, run } = buildProgram();

const error = '$\\bar\\alpha_t = \\prod_{s=1}^T \\alpha_s$';
const right = '$\\alpha_t = 1-\\beta_t$';

beforeAll(() => {
  write('error.md', error);
  write('right.md', right);
});

describe('--fail-on', () => {
  const statuses = (severity: string) =>
    ['error', 'warning', 'information', 'never'].map(
      (level) => run('check', '--rule', `index=${severity}`, '--fail-on', level, 'error.md').status,
    );

  test('makes status 1 of findings that are at least as bad', () => {
    expect(statuses('error')).toEqual([1, 1, 1, 0]);
    expect(statuses('warning')).toEqual([0, 1, 1, 0]);
    expect(statuses('information')).toEqual([0, 0, 1, 0]);
  });

  test('is warning unless said otherwise: what is only information is told and fails nothing', () => {
    const { status, stdout } = run('check', '--rule', 'index=information', 'error.md');
    expect(status).toBe(0);
    expect(stdout).toMatch(/error\.md:1:2: information \[index\]/);
    expect(run('check', '--rule', 'index=warning', 'error.md').status).toBe(1);
  });
});

describe('--rule', () => {
  test('turns a rule off or changes what it reports as, the last one counting', () => {
    expect(run('check', '--rule', 'index=off', 'error.md')).toMatchObject({
      status: 0,
      stdout: 'No wrong formula was found.\n',
    });
    const { stdout } = run('check', '--rule=index=off', '--rule=index=warning', '--format=json', 'error.md');
    expect(JSON.parse(stdout)).toMatchObject([{ rule: 'index', severity: 'warning' }]);
  });
});

describe('--ignore', () => {
  test.each([
    ['*.md', 'a.md', true],
    ['*.md', 'deep/er/a.md', true],
    ['drafts', 'drafts/a.md', true],
    ['drafts/', 'notes/drafts/deep/a.md', true],
    ['drafts/**', 'drafts/a.md', true],
    ['drafts/**', 'notes/drafts/a.md', false],
    ['**/drafts/*.md', 'notes/drafts/a.md', true],
    ['notes/*.md', 'notes/a.md', true],
    ['./notes/*.md', 'notes/a.md', true],
    ['notes/*.md', './notes/a.md', true],
    ['notes/*.md', 'notes/deep/a.md', false],
    ['{a,b}.md', 'b.md', true],
    ['a.md', 'aa.md', false],
    ['.hidden.md', '.hidden.md', true],
    ['[draft].md', '[draft].md', true],
    ['shared/*.md', '../shared/a.md', true],
    [path.resolve('notes/*.md').replaceAll(path.sep, '/'), 'notes/a.md', true],
    [path.basename(path.resolve()), 'notes/a.md', false],
    [path.dirname(path.resolve()).replaceAll(path.sep, '/'), 'notes/a.md', true],
  ])('%s leaves out %s: %s', (pattern, file, expected) => {
    expect(ignoring([pattern])(file)).toBe(expected);
  });

  test('leaves files and folders out, may be given twice, and says what was named for nothing', () => {
    write('tree/drafts/a.md', error);
    write('tree/b.md', error);
    write('tree/c.md', right);
    expect(run('check', '--ignore', 'drafts', '--ignore', 'tree/b.md', 'tree')).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(run('check', '--ignore', '*.md', 'error.md')).toEqual({
      status: 0,
      stdout: '',
      stderr: 'error.md is ignored.\n',
    });
    expect(run('inspect', '--summary', '--ignore', 'drafts', 'tree').stdout).not.toContain('drafts');
  });
});

test.each(['', 'a'.repeat(1001)])('--ignore refuses a pattern of %j', (pattern) => {
  const { status, stderr } = run('check', '--ignore', pattern, 'error.md');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^--ignore takes a pattern of 1 to 1000 characters, such as drafts/);
});

describe('render', () => {
  test.each(['itself.md', './itself.md', 'link.md'])('never writes over the note: --out %s', (out) => {
    write('itself.md', right);
    if (!existsSync(path.join(folder, 'link.md'))) {
      linkSync(path.join(folder, 'itself.md'), path.join(folder, 'link.md'));
    }
    const { status, stderr } = run('render', 'itself.md', '--out', out);
    expect(status).toBe(2);
    expect(stderr).toBe(`${out} is the note itself. Name another file for --out.\n`);
    expect(read('itself.md').toString()).toBe(right);
  });
});

describe('--version and --help', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

  test('print and end well, with or without a command', () => {
    for (const args of [['--version'], ['-v'], ['check', '--version']]) {
      expect(run(...args)).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    }
    const help = run('--help');
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const args of [['-h'], ['help'], ['check', '--help']]) {
      expect(run(...args)).toEqual(help);
    }
  });

  test('the help names every option, every value, and every status', () => {
    const { stdout } = run('--help');
    const named = ['--format', '--fail-on', '--rule', '--ignore', '--fix', '--lang', '--json', '--summary'];
    const values = ['human|json|sarif|github', 'error|warning|information|never', 'identity, chain, index'];
    for (const each of [...named, ...values, '--help', '--version', 'en|zh-cn|zh-tw']) {
      expect(stdout).toContain(each);
    }
    for (const status of [0, 1, 2]) {
      expect(stdout).toMatch(new RegExp(`^ +${status} `, 'm'));
    }
    expect(run('--help', '--lang', 'zh-cn').stdout).toMatch(/\p{Script=Han}/u);
  });
});

describe('what cannot be meant is refused with status 2, a sentence and nothing on standard output', () => {
  test.each([
    [
      ['check', '--fail-on', 'all', 'right.md'],
      /--fail-on takes error, warning, information, never, not “all”/,
    ],
    [['check', '--rule', 'spelling=off', 'right.md'], /--rule takes identity, chain, index, statement/],
    [['check', '--rule', 'index=loud', 'right.md'], /--rule index= takes error, warning, information, off/],
    [['check', '--rule', 'index', 'right.md'], /RULE=LEVEL/],
    [['check', '--summary', 'right.md'], /check takes no --summary/],
    [['inspect', '--fix', 'right.md'], /inspect takes no --fix/],
    [['inspect', '--json', '--summary', 'right.md'], /not both/],
    [['figures', '--summary'], /figures takes no --summary/],
    [['figures', 'right.md'], /figures takes no notes/],
    [['check', '--fix', '-'], /standard input/],
    [['check', '--format'], /--format/],
    [['\u001b[31mprove', 'right.md'], /no command “\\u001b\[31mprove”/],
  ])('%j', (args, sentence) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).toContain('diffusion-playground --help');
  });
});
