import * as l10n from '@vscode/l10n';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What `--lang` takes, and each language's name where programs ask for it. */
export const languages = { en: 'en-US', 'zh-cn': 'zh-CN', 'zh-tw': 'zh-TW' } as const;
export type Language = keyof typeof languages;

/** Lets all sentences be told in a language. @param root the package's folder */
export function setLanguage(language: Language, root: string): void {
  if (language === 'en') {
    return;
  }
  l10n.config({ contents: readFileSync(path.join(root, 'l10n', `bundle.l10n.${language}.json`), 'utf8') });
}
