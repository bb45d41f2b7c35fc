import fc from 'fast-check';
import path from 'node:path';
import { expect, it } from 'vitest';
import { localPath } from '../../../src/liveNote/localPath';

it('gives the path of a picture in the note’s folder or below', () => {
  expect(localPath('a.png')).toBe('a.png');
  expect(localPath('./pictures/a%20b.png?x#y')).toBe('pictures/a b.png');
  expect(localPath('pictures/../a.png')).toBe('a.png');
});

it.each([
  '',
  '#top',
  '../a.png',
  'a/../../b.png',
  'a/%2e%2e/%2e%2e/b.png',
  '/etc/passwd',
  '\\\\host\\a.png',
  'a\\..\\..\\b.png',
  'file:///etc/passwd',
  'https://example.com/a.png',
  '//example.com/a.png',
  'vscode-resource:a.png',
  'C:/a.png',
  'a%00.png',
  '%E0%A4%A.png',
])('refuses %j', (source) => {
  expect(localPath(source)).toBeUndefined();
});

it('never leads out of the folder', () => {
  const part = fc.constantFrom('..', '.', '', 'a', '%2e%2e', '%2f', '\\', ':', 'c:', '...');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('/', '%2F'), (parts, separator) => {
      const found = localPath(parts.join(separator));
      if (found !== undefined) {
        for (const system of [path.posix, path.win32]) {
          const folder = system.resolve(`${system.sep}notes`);
          expect(system.resolve(folder, found).startsWith(folder + system.sep)).toBe(true);
        }
      }
    }),
    { numRuns: 2000 },
  );
});
