import { describe, expect, test } from 'vitest';
import { globMatcher } from '../../../src/cli/glob';
import { UsageError } from '../../../src/cli/usageError';

describe('a glob', () => {
  test.each([
    ['*.md', 'a.md', true],
    ['*.md', 'b/a.md', false],
    ['*', '.hidden', true],
    ['a*b*c', 'a1b2b3c', true],
    ['a*b*c', 'a1b2b3', false],
    ['a**c', 'abc', true],
    ['?.md', 'é.md', true],
    ['?.md', '😀.md', true],
    ['??.md', 'a.md', false],
    ['[a-c]?', 'b1', true],
    ['[!a-c]?', 'b1', false],
    ['[^a-c]?', 'd1', true],
    ['[]a]', ']', true],
    ['[a-]', '-', true],
    ['[draft].md', '[draft].md', true],
    ['[draft].md', 'd.md', true],
    ['[open', '[open', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['(draft)+.md', '(draft)+.md', true],
    ['**/a', 'a', true],
    ['**/a', 'x/y/a', true],
    ['x/**/a', 'x/a', true],
    ['x/**/a/*', 'x/y/a/z/a/w', true],
    ['x/**', 'x/y/z', true],
    ['**/x/**/y', 'x/z', false],
    ['{a,b{1,2}}.md', 'b2.md', true],
    ['{a,b{1,2}}.md', 'b3.md', false],
    ['{a}.md', '{a}.md', true],
    ['{,x}a', 'a', true],
  ])('%s matches %s: %s', (pattern, path, expected) => {
    expect(globMatcher(pattern)(path)).toBe(expected);
  });

  test('takes no longer than pattern and path are long', () => {
    const name = 'a'.repeat(250);
    const folders = 'a/'.repeat(500);
    expect(globMatcher(`${'*a'.repeat(400)}b`)(name)).toBe(false);
    expect(globMatcher(`${'**/a/'.repeat(150)}b`)(`${folders}c`)).toBe(false);
    expect(globMatcher(`${'**/*a*a/'.repeat(120)}b`)(`${folders}c`)).toBe(false);
  }, 5000);

  test('whose braces stand for too many patterns is refused with a sentence', () => {
    const stars = '{a,b}'.repeat(20);
    expect(() => globMatcher(stars)).toThrow(UsageError);
    expect(() => globMatcher(stars)).toThrow(/^The braces of .* stand for more than 100 patterns\.$/);
  });
});
