/** The languages that the tables of docs/terminology.md translate into, in the order of their columns. */
export const languages = ['zh-cn', 'zh-tw'] as const;
export type Language = (typeof languages)[number];

/** One row: forms that an English text may have, and for each language what its translation has and has not. */
export interface Term {
  /** Looked for in English texts; without those that the table only explains. */
  readonly forms: readonly string[];
  /** The word, and others for another part of speech or sense. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  readonly forbidden: Readonly<Record<Language, readonly string[]>>;
}

export interface TranslatedText {
  /** Where it stands: a key or a symbol. */
  readonly place: string;
  readonly english: string;
  readonly translation: string;
}

const columns = 6;

/**
 * The rows of every table of the document.
 * @throws {Error} on a row with another number of columns or without a word.
 */
export function parseTerminology(markdown: string): Term[] {
  const rows = markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (English|-+) /.test(line));
  return rows.map((row) => {
    const cells = row.split('|').slice(1, -1);
    const list = (index: number, separator: string) =>
      (cells[index] ?? '')
        .split(separator)
        .map((word) => word.trim())
        .filter((word) => word !== '');
    const term: Term = {
      forms: list(0, ',').filter((form) => !form.includes('(')),
      words: { 'zh-cn': list(1, '、'), 'zh-tw': list(2, '、') },
      forbidden: { 'zh-cn': list(3, '、'), 'zh-tw': list(4, '、') },
    };
    if (cells.length !== columns || languages.some((language) => term.words[language].length === 0)) {
      throw new Error(`This row is not one of terms: ${row}`);
    }
    return term;
  });
}

/** Names that stay as they are: the product’s, code, keys quoted words of code, and commands of links. */
const names = /Diffusion Playground|`[^`]*`|“[a-z]+”|\(command:[^)]*\)|\b\w*[_.]\w+|--[\w-]+/g;

/** What is wrong with the terms of translations: a sentence for each. */
export function wrongTerms(
  terms: readonly Term[],
  language: Language,
  texts: readonly TranslatedText[],
): string[] {
  const forms = terms
    .flatMap(({ forms, words }) => forms.map((form) => ({ form, words: words[language] })))
    .sort((a, b) => b.form.length - a.form.length)
    .map(({ form, words }) => ({ form, words, pattern: new RegExp(`(?<![\\w-])${form}s?(?![\\w-])`, 'gi') }));
  const forbidden = [...new Set(terms.flatMap((term) => term.forbidden[language]))];
  return texts.flatMap(({ place, english, translation }) => {
    let rest = english.replace(names, ' ');
    const missing = forms.filter(({ pattern }) => {
      const before = rest;
      rest = rest.replace(pattern, '|');
      return before !== rest;
    });
    return [
      ...missing
        .filter(({ words }) => !words.some((word) => translation.includes(word)))
        .map(({ form, words }) => `${place}: “${form}” is ${words.join(' or ')}, but here: ${translation}`),
      ...forbidden
        .filter((word) => translation.includes(word))
        .map((word) => `${place}: ${word} is another word for a term, here: ${translation}`),
    ];
  });
}

/** What stands in code or in brackets keeps the punctuation of its formula. */
const formulas = /`[^`]*`|\(command:[^)]*\)|\([^()]*\)|\[[^[\]]*\]/g;
const slips = [
  {
    what: 'no space between Chinese and Latin',
    pattern: /\p{Script=Han}[\p{Script=Latin}\d]|[\p{Script=Latin}\d]\p{Script=Han}/u,
  },
  { what: 'half-width punctuation', pattern: /\p{Script=Han}[,;?!]|[,;?!]\p{Script=Han}/u },
  {
    what: 'a space beside full-width punctuation',
    pattern: /[，。：；、（）“”「」！？] (?=\p{Script=Han})|\p{Script=Han} [，。：；、（）！？]|^ | $/u,
  },
];

/** What is wrong with the spaces and the punctuation of Chinese texts: a sentence for each. */
export function typographySlips(texts: readonly TranslatedText[]): string[] {
  return texts.flatMap(({ place, translation }) => {
    const text = translation.replace(formulas, 'x');
    return slips
      .filter(({ pattern }) => pattern.test(text))
      .map(({ what }) => `${place}: ${what}: ${translation}`);
  });
}
