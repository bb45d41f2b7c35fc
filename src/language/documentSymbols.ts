import * as vscode from 'vscode';
import { formulaOf } from '../notes/catalogue';
import { citationText } from '../explain/markdown/citation';
import type { LanguageContext } from './languageContext';

/** Lists a note's recognised formulas, each with its paper, in the outline, the breadcrumbs and “Go to Symbol”. */
export class FormulaSymbolProvider implements vscode.DocumentSymbolProvider {
  constructor(private readonly context: LanguageContext) {}

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    return this.context.notes.get(document).formulas.map(({ id, start, end }) => {
      const { name, source } = formulaOf(id);
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      return new vscode.DocumentSymbol(
        name(),
        citationText(source),
        vscode.SymbolKind.Function,
        range,
        range,
      );
    });
  }
}
