import * as vscode from 'vscode';
import { lensesFor } from './lensFor';
import type { LanguageContext } from './languageContext';
import { openPlaygroundCommand } from './openPlayground';

/** Puts “▶ Run” above every formula that the playground can run. */
export class FormulaCodeLensProvider implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;
  readonly #context: LanguageContext;

  constructor(context: LanguageContext) {
    this.#context = context;
    this.onDidChangeCodeLenses = context.onDidChangeSettings;
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const settings = this.#context.settings();
    if (!settings.codeLensEnabled) return [];
    return lensesFor(this.#context.notes.get(document), settings.schedule).map(({ start, title, patch }) => {
      const at = document.positionAt(start);
      return new vscode.CodeLens(new vscode.Range(at, at), {
        title,
        command: openPlaygroundCommand,
        arguments: [patch],
        tooltip: vscode.l10n.t('Open the playground with this formula and the numbers that the note gives'),
      });
    });
  }
}
