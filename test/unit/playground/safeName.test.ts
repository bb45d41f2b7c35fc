import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { safeName } from '../../../src/playground/safeName';

describe('the name of a file that is written', () => {
  it.each([
    ['evaluation.md', 'evaluation.md'],
    ['samples-digits16-small-seed0.png', 'samples-digits16-small-seed0.png'],
    ['笔记 1.md', '笔记 1.md'],
  ])('%j stays as it is', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it.each([
    '',
    '.',
    '..',
    '../../etc/passwd',
    '..\\..\\a',
    '/etc/passwd',
    'C:\\a',
    'a:stream',
    'CON',
    'nul.md',
    'NUL .txt',
    'com1',
    'COM¹.md',
    'lpt9.tar.gz',
    'CONIN$',
    'a.',
    'a ',
    'a. . .',
    '.git',
    '.vscode',
    '...md',
    'a\nb.md',
    'a\u0000b',
    'a\u001b[2Jb',
    'a\u202efdp.exe',
    'a\u2028b',
    '[Repair](command:workbench.action.terminal.new)',
    'a'.repeat(300),
    `${'漢'.repeat(300)}.md`,
    `a.${'b'.repeat(300)}`,
    `${'.'.repeat(5000)}a`,
    `${' '.repeat(5000)}a`,
    '\ud83d',
  ])('is made safe: %j', (name) => expectSafe(safeName(name)));

  it('is safe whatever was given, and then stays as it is', () => {
    const part = fc.constantFrom(
      '..',
      '/',
      '\\',
      'CON',
      'nul',
      '.',
      ' ',
      '\n',
      '\u202e',
      'a',
      '漢',
      '😀',
      '!',
      '_',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(part, { maxLength: 200 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (name) => {
        const safe = safeName(name);
        expectSafe(safe);
        expect(safeName(safe)).toBe(safe);
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps the ending of a long name', () => {
    expect(safeName(`${'a'.repeat(300)}.png`)).toMatch(/^a+\.png$/);
  });
});

function expectSafe(name: string): void {
  expect(name).not.toBe('');
  expect(path.posix.basename(name)).toBe(name);
  expect(path.win32.basename(name)).toBe(name);
  expect(name).not.toMatch(/^\.|[. ]$|[<>:"/\\|?*]|\p{Cc}|\p{Zl}|\p{Zp}/u);
  expect(name.replaceAll('\u200d', '')).not.toMatch(/\p{Cf}/u);
  expect(name).not.toMatch(/^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(?:\.|$)/i);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(250);
}
