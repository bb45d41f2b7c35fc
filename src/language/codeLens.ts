import * as vscode from 'vscode';
import { explainCommand, type ExplainTarget } from './explainTarget';
import { lensesFor, type Lens } from './lensFor';
import type { LanguageContext } from './languageContext';
import { openPlaygroundCommand } from './openPlayground';

/** Puts “▶ Run” above every formula that the playground can run, and “Explain” above the others. */
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
    return lensesFor(this.#context.notes.get(document), settings.schedule).map((lens) => {
      const at = document.positionAt(lens.start);
      return new vscode.CodeLens(new vscode.Range(at, at), commandOf(lens, document));
    });
  }
}

function commandOf(lens: Lens, { uri }: vscode.TextDocument): vscode.Command {
  const { title } = lens;
  switch (lens.kind) {
    case 'run':
      return {
        title,
        command: openPlaygroundCommand,
        arguments: [lens.patch],
        tooltip: vscode.l10n.t('Open the playground with this formula and the numbers that the note gives'),
      };
    case 'explain': {
      const target: ExplainTarget = { uri: uri.toString(), offset: lens.start };
      return {
        title,
        command: explainCommand,
        arguments: [target],
        tooltip: vscode.l10n.t('Read this formula term by term'),
      };
    }
  }
}
