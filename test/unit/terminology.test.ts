import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { glossary } from '../../src/notes/glossary/glossary';
import { symbolIds } from '../../src/notes/glossary/symbolIds';
import {
  languages,
  parseTerminology,
  typographySlips,
  wrongTerms,
  type Language,
  type TranslatedText,
} from './terminologyTable';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const strings = (file: string) => JSON.parse(read(file)) as Record<string, string>;

const terms = parseTerminology(read('docs/terminology.md'));

/** The strings of the sources, which are their own keys. */
function ofSources(language: Language): TranslatedText[] {
  return Object.entries(strings(`l10n/bundle.l10n.${language}.json`)).map(([english, translation]) => ({
    place: english,
    english,
    translation,
  }));
}

function ofManifest(language: Language): TranslatedText[] {
  const translations = strings(`package.nls.${language}.json`);
  return Object.entries(strings('package.nls.json')).map(([key, english]) => ({
    place: key,
    english,
    translation: translations[key] ?? '',
  }));
}

/** Names are held word for word; meanings are written anew in each language, so only forbidden words count there. */
function ofGlossary(language: Language): TranslatedText[] {
  return symbolIds.flatMap((id) => {
    const { name, meaning, confusion = '' } = glossary[id].texts[language];
    return [
      { place: id, english: glossary[id].texts.en.name, translation: name },
      { place: id, english: '', translation: meaning + confusion },
    ];
  });
}

const readmes: Readonly<Record<Language, string>> = {
  'zh-cn': 'README.zh-CN.md',
  'zh-tw': 'README.zh-TW.md',
};

/** Lines of the README outside code, which are written anew in each language. */
function ofReadme(language: Language): TranslatedText[] {
  const prose = read(readmes[language]).replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
  return prose.split('\n').map((line) => ({ place: readmes[language], english: '', translation: line }));
}

describe.each(languages)('in %s', (language) => {
  describe.each([
    ['strings of the sources', ofSources],
    ['strings of the manifest', ofManifest],
    ['the glossary', ofGlossary],
    ['the README', ofReadme],
  ])('%s', (_, texts) => {
    it('say the terms by the words of docs/terminology.md', () => {
      expect(wrongTerms(terms, language, texts(language))).toEqual([]);
    });

    it('have the spaces and the punctuation of Chinese', () => {
      expect(typographySlips(texts(language))).toEqual([]);
    });
  });
});

describe('the check', () => {
  const table = [
    '| English | 简体中文 | 繁體中文 | Not (简) | Not (繁) | What it is |',
    '| --- | --- | --- | --- | --- | --- |',
    '| noise schedule, schedule | 调度 | 排程 | 方差表 | 變異數表 | β_1…β_T |',
    '| noise | 噪声、噪 | 雜訊 | | 噪聲 | ε |',
    '| run (noun) | 训练 | 訓練 | | | one training |',
  ].join('\n');
  const wrong = (english: string, translation: string, language: Language = 'zh-cn') =>
    wrongTerms(parseTerminology(table), language, [{ place: 'here', english, translation }]);

  it('finds a missing word, and a forbidden one', () => {
    expect(wrong('Noise schedules', '噪声调度')).toEqual([]);
    expect(wrong('Noise schedules', '噪声计划')).toHaveLength(1);
    expect(wrong('Values', '方差表的数值')).toHaveLength(1);
    expect(wrong('Noise', '噪聲', 'zh-tw')).toHaveLength(2);
  });

  it('takes the longer form first, whole words only, and no names of code', () => {
    expect(wrong('noise schedule', '调度')).toEqual([]);
    expect(wrong('noiseless; `noise`, noise_scheduler and run', '无')).toEqual([]);
  });

  it('finds a missing space and half-width punctuation, but not those of formulas', () => {
    const found = (translation: string) => typographySlips([{ place: 'here', english: '', translation }]);
    expect(found('共有 3 步，见 q(x, t) 与 [高, 宽]。')).toEqual([]);
    expect(found('共有3 步。')).toHaveLength(1);
    expect(found('共有 3 步,见图。')).toHaveLength(1);
    expect(found('共有 3 步， 见图。')).toHaveLength(1);
  });

  it('refuses a table that it cannot read', () => {
    expect(() => parseTerminology('| noise | 噪声 | 雜訊 | |')).toThrow('not one of terms');
    expect(() => parseTerminology('| noise | | 雜訊 | | | ε |')).toThrow('not one of terms');
  });
});
