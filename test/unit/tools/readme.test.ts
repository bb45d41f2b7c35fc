import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const withoutCode = (text: string) => text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
const outlineOf = (file: string) =>
  Array.from(
    withoutCode(readFileSync(file, 'utf8')).matchAll(/^(#+) |!\[[^\]]*\]\(([^)]+)\)/gm),
    // A picture may be there in the reader's language.
    ([, level, picture]) => level ?? picture?.replace(/\.zh-cn(?=\.gif$)/, ''),
  );

describe('the documents', () => {
  it.each(documents)('%s leads to files that exist', (file) => {
    const links = Array.from(
      withoutCode(readFileSync(file, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g),
      ([, link]) => link!,
    );
    const missing = links
      .filter((link) => !/^(https:|#|command:)/.test(link))
      .filter((link) => !existsSync(path.join(path.dirname(file), link.split('#')[0] ?? '')));
    expect(missing).toEqual([]);
  });

  it.each(['README.zh-CN.md', 'README.zh-TW.md'])(
    '%s has the parts and the pictures of README.md',
    (file) => {
      expect(outlineOf(file)).toEqual(outlineOf('README.md'));
    },
  );
});
