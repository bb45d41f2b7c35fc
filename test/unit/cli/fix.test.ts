import fc from 'fast-check';
import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixContent } from '../../../src/cli/fixContent';
import { findIn } from '../../../src/cli/findIn';
import { buildProgram } from './program';

const { folder, write, read, run, runUnprivileged } = buildProgram();

const wrong = '$\\bar\\alpha_t = \\prod_{s=1}^T \\alpha_s$';
const right = '$\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$';
const isWindows = process.platform === 'win32';

describe('--fix', () => {
  test('mends what has a fix, says how many, and tells what is left', () => {
    write('one.md', `${wrong} and ${wrong}\n\n${wrong}\n`);
    write('two.md', right);
    const { status, stdout, stderr } = run('check', '--fix', 'one.md', 'two.md');
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: 'Fixes applied: 3, notes changed: 1.\nNo wrong formula was found.\n',
      stderr: '',
    });
    expect(read('one.md').toString()).toBe(`${right} and ${right}\n\n${right}\n`);
    expect(run('check', '--fix', 'one.md').stdout).toMatch(/^No fix was applied\.\n/);
  });

  test('keeps standard output for the program that reads it', () => {
    write('json.md', wrong);
    const { stdout, stderr } = run('check', '--fix', '--format', 'json', 'json.md');
    expect(JSON.parse(stdout)).toEqual([]);
    expect(stderr).toBe('Fixes applied: 1, notes changed: 1.\n');
  });

  test.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['no line end at the end', (text: string) => text.trimEnd()],
    ['text of any script', (text: string) => `笔记 😀 \u2028 ${text}`],
  ])('keeps %s', (_, form) => {
    const note = (formula: string) => form(`# Title\n\n${formula}\n\n$$\n${formula.slice(1, -1)}\n$$\n`);
    write('kept.md', note(wrong));
    expect(run('check', '--fix', 'kept.md').status).toBe(0);
    expect(read('kept.md').toString()).toBe(note(right));
  });

  test('leaves a rule alone that is off', () => {
    write('off.md', wrong);
    expect(run('check', '--fix', '--rule', 'index=off', 'off.md').stdout).toMatch(/^No fix was applied/);
    expect(read('off.md').toString()).toBe(wrong);
  });

  test('mends notebooks within their strings, and leaves the rest of the file as it is', () => {
    const notebook = (formula: string) =>
      `{\n "cells": [{"cell_type":"code","source":["x = 1"]},\n  {"cell_type": "markdown", "source": [ "Title\\n",\n"${formula.replaceAll('\\', '\\\\')}\\n" ,"\\u4e2d" ]}],\n "nbformat": 4 }\n`;
    write('book.ipynb', notebook(wrong));
    expect(run('check', '--fix', 'book.ipynb').stdout).toMatch(/^Fixes applied: 1,/);
    expect(read('book.ipynb').toString()).toBe(notebook(right));
  });

  test.skipIf(isWindows)('follows a link to its file, and keeps the mode', () => {
    write('real/note.md', wrong);
    chmodSync(path.join(folder, 'real', 'note.md'), 0o640);
    symlinkSync(path.join('real', 'note.md'), path.join(folder, 'linked.md'));
    expect(run('check', '--fix', 'linked.md').status).toBe(0);
    expect(read('real/note.md').toString()).toBe(right);
    expect(lstatSync(path.join(folder, 'linked.md')).isSymbolicLink()).toBe(true);
    expect(statSync(path.join(folder, 'real', 'note.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(path.join(folder, 'real'))).toEqual(['note.md']);
  });

  test.skipIf(isWindows)('says which file may not be written, and mends the rest', () => {
    write('locked.md', wrong);
    write('open.md', wrong);
    chmodSync(path.join(folder, 'locked.md'), 0o444);
    const { status, stdout, stderr } = runUnprivileged('check', '--fix', 'locked.md', 'open.md');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^locked\.md could not be written: permission is denied\.\n$/);
    expect(stdout).toMatch(
      /^locked\.md:1:2: error .*\n.*\nFixes applied: 1, notes changed: 1\.\n1 finding\.\n$/,
    );
    expect(read('locked.md').toString()).toBe(wrong);
    expect(read('open.md').toString()).toBe(right);
  });

  test.skipIf(isWindows)('leaves a file whole where its folder takes no new one', () => {
    write('shut/note.md', wrong);
    mkdirSync(path.join(folder, 'shut'), { recursive: true });
    chmodSync(path.join(folder, 'shut'), 0o555);
    const { status, stderr } = runUnprivileged('check', '--fix', 'shut/note.md');
    chmodSync(path.join(folder, 'shut'), 0o755);
    expect(status).toBe(2);
    expect(stderr).toMatch(/shut\/note\.md could not be written/);
    expect(read('shut/note.md').toString()).toBe(wrong);
  });
});

test('a fix across two strings of a notebook is not offered: the quotes between them are no text', () => {
  const cells = [{ cell_type: 'markdown', source: ['$\\bar\\alpha_t = \\prod_{s=1}^', 'T \\alpha_s$'] }];
  const split = [
    { cell_type: 'markdown', source: ['$\\bar\\alpha_t = \\prod_{s=1}^{', 'T', '} \\alpha_s$'] },
  ];
  for (const each of [cells, split]) {
    const content = JSON.stringify({ cells: each });
    const found = findIn('a.ipynb', content, {});
    expect(found).toHaveLength(1);
    const fixed = fixContent('a.ipynb', content, {});
    expect(() => JSON.parse(fixed.content) as unknown).not.toThrow();
    if (found[0]!.fix) {
      expect(findIn('a.ipynb', fixed.content, {})).toEqual([]);
    } else {
      expect(fixed).toEqual({ content, applied: 0 });
    }
  }
});

test('a notebook stays a notebook with the same cells, however its source is cut into strings', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: wrong.length }), { maxLength: 6 });
  fc.assert(
    fc.property(cuts, fc.boolean(), (places, isEscaped) => {
      const at = [0, ...[...places].sort((a, b) => a - b), wrong.length];
      const source = at.slice(1).map((end, index) => wrong.slice(at[index], end));
      const plain = JSON.stringify({ cells: [{ cell_type: 'markdown', source }], nbformat: 4 });
      // The same strings as a program may write them that escapes more than it must.
      const content = isEscaped ? plain.replaceAll('T', '\\u0054').replaceAll('$', '\\u0024') : plain;
      const { content: fixed, applied } = fixContent('a.ipynb', content, {});
      const { cells, ...rest } = JSON.parse(fixed) as { cells: { source: string[] }[] };
      expect(rest).toEqual({ nbformat: 4 });
      expect(cells).toHaveLength(1);
      expect(cells[0]!.source).toHaveLength(source.length);
      expect(cells[0]!.source.join('')).toBe(applied > 0 ? right : wrong);
    }),
    { numRuns: 100 },
  );
});
