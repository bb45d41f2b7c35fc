import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractedStrings, typeScriptIn } from '../fixtures/extractedStrings';

const root = path.resolve(import.meta.dirname, '../..');
const languages = ['zh-cn', 'zh-tw'] as const;

const readJson = (file: string) =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, string>;

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('package.json', () => {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  const used = new Set(Array.from(manifest.matchAll(/"%([^%"]+)%"/g), ([, key]) => key));

  it.each(['package.nls.json', ...languages.map((language) => `package.nls.${language}.json`)])(
    '%s has exactly the texts that it names',
    (file) => {
      expect(Object.keys(readJson(file)).sort()).toEqual([...used].sort());
    },
  );
});

/** Reading every source with a full parser takes its time, so it is done once. */
const extraction = extractedStrings(['src', 'webview'].flatMap(typeScriptIn));

describe.each(languages)('the %s bundle', (language) => {
  const bundle = readJson(`l10n/bundle.l10n.${language}.json`);

  it('translates every string of the sources, and nothing that is gone', async () => {
    const extracted = await extraction;
    expect(extracted.length).toBeGreaterThan(50);
    expect(extracted.filter((key) => !(key in bundle))).toEqual([]);
    expect(Object.keys(bundle).filter((key) => !extracted.includes(key))).toEqual([]);
  }, 180_000);

  it('keeps every placeholder', () => {
    const wrong = Object.entries(bundle).filter(
      ([english, translated]) => String(placeholders(english)) !== String(placeholders(translated)),
    );
    expect(wrong).toEqual([]);
  });
});
