import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from './program';

const { file: program, folder, write, run, runUnprivileged, runWith } = buildProgram();

const wrong = '$\\bar\\alpha_t = \\prod_{s=1}^T \\alpha_s$\n';
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => utf16(text).swap16();
const isWindows = process.platform === 'win32';

beforeAll(() => {
  write('wrong.md', wrong);
  write('right.md', '$\\alpha_t = 1-\\beta_t$');
  write('random.md', Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 2654435761) >>> 24)));
  write('image.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]));
  write('utf16.md', utf16(`\ufeff${wrong}`));
  write('utf16be.md', swapped(`\ufeff${wrong}`));
  write('unmarked.md', utf16(wrong));
  write('latin1.md', Buffer.from('caf\xe9 $x$', 'latin1'));
  write('marked.md', `\ufeff${wrong}`);
  write('broken.ipynb', '{"cells": [');
  write('other.ipynb', '{"worksheets": []}');
  const cells = (count: number, cell: string) =>
    `{"cells": [${Array.from({ length: count }, () => cell).join(',')}]}`;
  write('long.ipynb', cells(50, `{"cell_type":"markdown","source":["${'a'.repeat(400_000)}"]}`));
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  write('nested.ipynb', `{"metadata": ${nested}, "cells": [{"cell_type":"markdown","source":["x"]}]}`);
  write('deep.ipynb', `{"cells": ${nested}}`);
});

describe('what is no UTF-8 text gets a sentence and status 2', () => {
  test.each([
    ['random.md', /random\.md is not a text file/],
    ['image.md', /image\.md is not a text file/],
    ['utf16.md', /utf16\.md is UTF-16 text/],
    ['utf16be.md', /utf16be\.md is UTF-16 text/],
    ['unmarked.md', /unmarked\.md is UTF-16 text/],
    ['latin1.md', /latin1\.md is not UTF-8 text/],
    ['gone.md', /gone\.md could not be read: there is no such file or folder/],
    ['gone', /gone could not be read: there is no such file or folder/],
    ['broken.ipynb', /broken\.ipynb is not a notebook/],
    ['long.ipynb', /long\.ipynb is not read: its Markdown cells have more than 4000000 characters/],
    ['nested.ipynb', /nested\.ipynb is not read: the places of its cells cannot be found/],
    ['other.ipynb', /other\.ipynb is not a notebook/],
    ['deep.ipynb', /deep\.ipynb is not a notebook/],
  ])('%s', (name, sentence) => {
    for (const command of ['check', 'inspect']) {
      const { status, stdout, stderr } = run(command, name);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  test('from standard input as well', () => {
    expect(runWith(utf16(wrong), 'check', '-')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'Standard input is UTF-16 text. Save it as UTF-8 to have it read.\n',
    });
  });

  test('a byte order mark before UTF-8 is no letter of the note', () => {
    const { status, stdout } = run('check', 'marked.md');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^marked\.md:1:2: /);
  });
});

describe('one bad file does not silence the others', () => {
  const args = ['wrong.md', 'gone.md', 'random.md', 'broken.ipynb', 'right.md'];

  test('the findings of the rest are told; status 2 stands above 1', () => {
    const { status, stdout, stderr } = run('check', ...args);
    expect(status).toBe(2);
    expect(stdout).toMatch(/^wrong\.md:1:2: error \[index\]/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(3);
  });

  test('in every format', () => {
    expect(JSON.parse(run('check', '--format', 'json', ...args).stdout)).toMatchObject([
      { file: 'wrong.md' },
    ]);
    const github = run('check', '--format', 'github', ...args)
      .stdout.trimEnd()
      .split('\n');
    expect(github.map((line) => /^::error file=([^,:]+)/.exec(line)?.[1])).toEqual([
      'wrong.md',
      'gone.md',
      'random.md',
      'broken.ipynb',
    ]);
    const inspected = JSON.parse(run('inspect', ...args).stdout) as { file: string }[];
    expect(inspected.map(({ file }) => file)).toEqual(['wrong.md', 'right.md']);
    expect(run('inspect', '--summary', ...args)).toMatchObject({ status: 2 });
  });

  test('what was not read is not called right', () => {
    expect(run('check', 'right.md', 'gone.md').stdout).toBe(
      'No wrong formula was found in what could be read.\n',
    );
  });
});

describe('folders', () => {
  test('without notes say so', () => {
    write('images/a.png', 'x');
    const { status, stdout, stderr } = run('check', 'images');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/^There are no notes to read in images \(\.md, .*\.ipynb\)\.\n$/);
    expect(JSON.parse(run('check', '--format', 'json', 'images').stdout)).toEqual([]);
  });

  test('give notes of every kind, each once, whatever names lead to it', () => {
    for (const ending of ['md', 'markdown', 'mdx', 'qmd', 'Rmd', 'tex', 'MD']) {
      write(
        `kinds/n.${ending}`,
        ending === 'tex' ? '\\(\\alpha_t = 1+\\beta_t\\)' : '$\\alpha_t = 1+\\beta_t$',
      );
    }
    write('kinds/.hidden.md', wrong);
    write('kinds/node_modules/x/readme.md', wrong);
    const { stdout } = run(
      'check',
      '--format',
      'json',
      'kinds',
      './kinds/n.md',
      'kinds/../kinds',
      'kinds/n.md',
    );
    const files = (JSON.parse(stdout) as { file: string }[]).map(({ file }) => path.basename(file));
    const once = ['n.MD', 'n.Rmd', 'n.markdown', 'n.md', 'n.mdx', 'n.qmd', 'n.tex'];
    expect(files.sort()).toEqual(isWindows ? once.slice(1) : once);
  });

  test.skipIf(isWindows)('with links in a circle are read once, and links to nowhere are told', () => {
    write('links/a.md', wrong);
    mkdirSync(path.join(folder, 'links', 'sub'));
    symlinkSync('..', path.join(folder, 'links', 'sub', 'up'));
    symlinkSync('a.md', path.join(folder, 'links', 'same.md'));
    const { status, stdout } = run('check', '--format', 'json', 'links', 'links/sub/up');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toHaveLength(1);
    symlinkSync('nowhere.md', path.join(folder, 'links', 'dead.md'));
    symlinkSync('round.md', path.join(folder, 'links', 'round.md'));
    const dead = run('check', 'links', 'links/round.md');
    expect(dead.status).toBe(2);
    expect(dead.stdout).toContain('a.md:1:2');
    expect(dead.stderr).toMatch(/dead\.md could not be read: there is no such file/);
    expect(dead.stderr).toMatch(/round\.md could not be read: its symbolic links lead in a circle/);
  });

  test.skipIf(isWindows)('that may not be read are told, and the notes beside them are checked', () => {
    write('locked/wrong.md', wrong);
    write('locked/in/b.md', wrong);
    write('locked/c.md', wrong);
    chmodSync(path.join(folder, 'locked', 'in'), 0);
    chmodSync(path.join(folder, 'locked', 'c.md'), 0);
    const { status, stdout, stderr } = runUnprivileged('check', 'locked');
    chmodSync(path.join(folder, 'locked', 'in'), 0o755);
    expect(status).toBe(2);
    expect(stdout).toContain('wrong.md:1:2');
    expect(stderr).toMatch(/locked\/in could not be read: permission is denied/);
    expect(stderr).toMatch(/locked\/c\.md could not be read: permission is denied/);
  });
});

describe('what is printed', () => {
  const name = 'bad\x1b]0;title\x07\x9b31m\u202e\nname,a:b%.md';

  test.skipIf(isWindows)('shows the controls of names instead of sending them to the terminal', () => {
    write(name, wrong);
    for (const format of ['human', 'json', 'sarif', 'github']) {
      const { status, stdout } = run('check', '--format', format, name);
      expect(status).toBe(1);
      expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    }
    expect(run('check', name).stdout).toMatch(
      /^bad\\u001b\]0;title\\u0007\\u009b31m\\u202e\\nname,a:b%\.md:1:2: error/,
    );
    const [{ file }] = JSON.parse(run('check', '--format', 'json', name).stdout) as [{ file: string }];
    expect(file).toBe(name);
    expect(run('check', `gone${name}`).stderr).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    for (const way of ['--summary', '--json']) {
      expect(run('inspect', way, name).stdout).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    }
  });

  test.skipIf(isWindows)('escapes what the workflow commands of GitHub take for their own', () => {
    write('a,b:c%41\r\nd.md', wrong);
    expect(run('check', '--format', 'github', 'a,b:c%41\r\nd.md').stdout).toMatch(
      /^::error file=a%2Cb%3Ac%2541%0D%0Ad\.md,line=1,col=2,endLine=1,endColumn=\d+,title=index::[^\n]+\n$/,
    );
  });

  test.skipIf(isWindows)('may be read in part: a closed pipe is no failure', () => {
    write('many.md', wrong.repeat(2000));
    const shell = (rest: string) =>
      spawnSync('bash', ['-c', `set -o pipefail; "$0" "$1" ${rest}`, process.execPath, program], {
        cwd: folder,
        encoding: 'utf8',
      });
    expect(shell('check many.md | head -n 1')).toMatchObject({ status: 1, stderr: '' });
    expect(shell('check --format json many.md | true')).toMatchObject({ status: 1, stderr: '' });
  });
});
