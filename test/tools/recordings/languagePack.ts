import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Words by VS Code's modules and their keys. */
type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What of VS Code's own words is seen in the recordings. */
const words: Readonly<Record<string, Words>> = {
  'zh-cn': {
    'vs/platform/quickinput/browser/commandsQuickAccess': {
      commonlyUsed: '常用',
      morecCommands: '其他命令',
      recentlyUsed: '最近使用',
      suggested: '相似命令',
    },
    'vs/workbench/browser/parts/editor/editorStatus': {
      singleSelection: '行 {0}，列 {1}',
      spacesSize: '空格：{0}',
    },
    'vs/workbench/contrib/preferences/browser/keyboardLayoutPicker': { keyboardLayout: '布局：{0}' },
    'vs/workbench/contrib/welcomeGettingStarted/browser/gettingStarted': {
      allDone: '标记为完成',
      goBack: '返回',
    },
    'vs/workbench/contrib/welcomeGettingStarted/browser/gettingStartedInput': {
      getStarted: '欢迎',
      walkthroughPageTitle: '入门：{0}',
    },
  },
};

/**
 * Lets code-server speak a language without a network: with a few words of its own, and all of an extension's.
 * @param home the server's folder
 */
export function writeLanguagePack(home: string, locale: string): void {
  const data = path.join(home, 'data');
  mkdirSync(data, { recursive: true });
  const translations = path.join(data, `${locale}.i18n.json`);
  writeFileSync(translations, JSON.stringify({ contents: words[locale] ?? {} }));
  // With a pack that no extension brings, VS Code knows none of the server's extensions.
  const extensions = [{ extensionIdentifier: { id: 'recordings.language-pack' }, version: '1.0.0' }];
  const pack = { hash: 'recordings', label: locale, extensions, translations: { vscode: translations } };
  writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}
