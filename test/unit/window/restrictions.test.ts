import { Linter } from 'eslint';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import config from '../../../eslint.config.mjs';

const rule = 'no-restricted-syntax';

/** What the project's own rule says of a source of this name. */
function complaints(code: string, name = 'src/commands/example.ts'): string[] {
  const linter = new Linter({ cwd: path.resolve(import.meta.dirname, '../../..') });
  const ours = config
    .filter(({ rules }) => rules?.[rule] !== undefined)
    .map(({ files, rules }) => ({
      ...(files ? { files } : {}),
      rules: { [rule]: rules?.[rule] },
      languageOptions: { parser: tseslint.parser },
    }));
  const all = [{ files: ['**/*.ts'] }, ...ours] as Linter.Config[];
  return linter.verify(code, all, { filename: name }).map(({ message }) => message);
}

describe('the linter', () => {
  it.each([
    'vscode.window.showErrorMessage(name)',
    'vscode.window.showInformationMessage("a")',
    'const { showWarningMessage } = vscode.window;',
    'vscode.window["showInputBox"]({ prompt: name })',
    'vscode.window.showQuickPick([])',
    'vscode.window.createQuickPick()',
    'vscode.window.createInputBox()',
    'vscode.window.withProgress({}, work)',
    'vscode.window.setStatusBarMessage(name)',
    'vscode.window.createStatusBarItem()',
    'vscode.languages.createLanguageStatusItem("a", [])',
    'vscode.window.createTreeView("a", {})',
    'sentence(name)',
    'sentence(`The file ${name}`)',
    'sentence("The file " + name)',
    'sentence(vscode.l10n.t(name))',
    'sentence(vscode.l10n.t("The file {0}", name))',
    'tellError(name as Sentence)',
    'hover.isTrusted = true',
    'const hover = { isTrusted: true };',
  ])('refuses %s outside of src/window', (code) => {
    expect(complaints(code).length).toBeGreaterThan(0);
  });

  it.each([
    'sentence(vscode.l10n.t("{0} files"), files.length)',
    'sentence("ε")',
    'hover.isTrusted = { enabledCommands: [run] }',
    'vscode.window.showTextDocument(note)',
  ])('allows %s', (code) => {
    expect(complaints(code)).toEqual([]);
  });

  it('lets src/window show messages, of sentences too', () => {
    expect(complaints('vscode.window.showErrorMessage(text)', 'src/window/tell.ts')).toEqual([]);
    expect(complaints('sentence(name)', 'src/window/tell.ts')).toHaveLength(1);
  });
});
