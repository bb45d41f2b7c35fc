import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { afterEach, expect, it } from 'vitest';
import { listed, sentences } from '../../../src/base/joinTexts';

afterEach(() => l10n.config({ contents: {} }));

it('joins sentences and lists by the marks of the language', () => {
  expect(sentences(['A.', 'B.', 'C.'])).toBe('A. B. C.');
  expect(listed(['A', 'B'])).toBe('A, B');
  expect([sentences([]), listed(['A'])]).toEqual(['', 'A']);
  const contents = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<string, string>;
  l10n.config({ contents });
  expect(sentences(['甲。', '乙。'])).toBe('甲。乙。');
  expect(listed(['甲', '{0}', '丙'])).toBe('甲，{0}，丙');
});
