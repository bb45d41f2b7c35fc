import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Lets code-server speak a language without a network: a language pack without a single translation. What an extension
 * brings in that language is shown; the editor's own words stay English.
 * @param home the server's folder
 */
export function emptyLanguagePack(home: string, locale: string): void {
  const data = path.join(home, 'data');
  const translations = path.join(data, `${locale}.i18n.json`);
  mkdirSync(data, { recursive: true });
  writeFileSync(translations, JSON.stringify({ contents: {} }));
  const pack = { hash: 'empty', label: locale, extensions: [], translations: { vscode: translations } };
  writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}
