import * as vscode from 'vscode';
import { formulaName } from '../notes/formulas/formulaNames';
import { formulaSources } from '../notes/formulas/formulaSources';
import { citationText } from '../explain/markdown/citation';
import type { LanguageContext } from './languageContext';

/** Lists a note's recognised formulas, each with its paper, in the outline, the breadcrumbs and “Go to Symbol”. */
export class FormulaSymbolProvider implements vscode.DocumentSymbolProvider {
  readonly #context: LanguageContext;

  constructor(context: LanguageContext) {
    this.#context = context;
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    return this.#context.notes.get(document).formulas.map(({ id, start, end }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      return new vscode.DocumentSymbol(
        formulaName(id),
        citationText(formulaSources[id]),
        vscode.SymbolKind.Function,
        range,
        range,
      );
    });
  }
}
