import * as l10n from '@vscode/l10n';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** What `--lang` takes, and each language's name where programs ask for it. */
export const languages = { en: 'en-US', 'zh-cn': 'zh-CN', 'zh-tw': 'zh-TW' } as const;
export type Language = keyof typeof languages;

/** Lets all sentences be told in a language. @param root the package's folder */
export function setLanguage(language: Language, root: string): void {
  l10n.config({ contents: translationsOf(language, root) });
}

/** The translations of all strings; none in English, which they are written in. */
export function translationsOf(language: Language, root: string): Record<string, string> {
  if (language === 'en') {
    return {};
  }
  const bundle = readFileSync(path.join(root, 'l10n', `bundle.l10n.${language}.json`), 'utf8');
  return v.parse(v.record(v.string(), v.string()), JSON.parse(bundle));
}
