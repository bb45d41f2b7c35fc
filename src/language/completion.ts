import * as vscode from 'vscode';
import { glossary } from '../notes/glossary/glossary';
import { glossaryText } from '../notes/glossary/glossaryText';
import { completionsAt, type SymbolCompletion } from '../explain/completion/completionsAt';
import type { LanguageContext } from './languageContext';
import { imageParagraph, plain, typeset } from '../explain/markdown/markdownText';
import { themeKind } from './themeKind';

class SymbolItem extends vscode.CompletionItem {
  constructor(
    readonly symbol: SymbolCompletion,
    typed: string,
    range: vscode.Range,
  ) {
    const { id, tex, uses } = symbol;
    const entry = glossary[id];
    const { name } = glossaryText(id, vscode.env.language);
    super(
      { label: tex, description: `${entry.plain(id === 'x_{t-1}' ? 't-1' : 't')}  ${name}` },
      vscode.CompletionItemKind.Variable,
    );
    this.insertText = tex;
    this.range = range;
    // What was typed has been compared already, modulo braces; the list is made anew at the next key.
    this.filterText = typed;
    this.sortText = `${uses > 0 ? 0 : 1}${String(9999 - Math.min(uses, 9999)).padStart(4, '0')}${id}`;
    this.detail = name;
  }
}

/** Completes symbols inside math, in the note's own spelling. */
export class SymbolCompletionProvider implements vscode.CompletionItemProvider<SymbolItem> {
  static readonly triggers = ['\\'];

  constructor(private readonly context: LanguageContext) {}

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.CompletionList<SymbolItem> | undefined {
    if (!this.context.settings().completionEnabled) {
      return undefined;
    }
    const found = completionsAt(this.context.notes.get(document), document.offsetAt(position));
    if (!found) {
      return undefined;
    }
    const range = new vscode.Range(document.positionAt(found.start), position);
    const typed = document.getText(range);
    return new vscode.CompletionList(
      found.items.map((symbol) => new SymbolItem(symbol, typed, range)),
      true,
    );
  }

  /** The glossary's line, with the symbol and its definition drawn. */
  async resolveCompletionItem(item: SymbolItem): Promise<SymbolItem> {
    const { id, tex } = item.symbol;
    const { meaning } = glossaryText(id, vscode.env.language);
    const { definition } = glossary[id];
    const theme = themeKind(vscode.window.activeColorTheme.kind);
    const [symbol, defined] = await Promise.all([
      this.context.drawings.draw(tex, theme),
      this.context.drawings.draw(definition, theme),
    ]);
    const documentation = new vscode.MarkdownString(
      [
        imageParagraph(symbol, tex),
        typeset(meaning),
        defined ? imageParagraph(defined, definition) : plain(definition),
      ].join('\n\n'),
    );
    documentation.supportHtml = true;
    item.documentation = documentation;
    return item;
  }
}
