import * as vscode from 'vscode';
import { demoCompletions } from '../../explain/demoBlock/demoCompletions';

/** Completes the keys and values of ```` ```diffusion ```` blocks, as the figures' specs have them. */
export class DemoCompletionProvider implements vscode.CompletionItemProvider {
  static readonly triggers = [':', ' '];

  provideCompletionItems(
    document: vscode.TextDocument,
    { line, character }: vscode.Position,
  ): vscode.CompletionItem[] | undefined {
    return demoCompletions(document.getText(), line, character)?.map(
      ({ text, meaning, allowed, isKey }, index) => {
        const { Property, Value } = vscode.CompletionItemKind;
        const item = new vscode.CompletionItem(text, isKey ? Property : Value);
        item.insertText = isKey ? `${text}: ` : text;
        item.detail = meaning;
        item.documentation = allowed;
        // In the order in which people write them.
        item.sortText = String(index).padStart(3, '0');
        return item;
      },
    );
  }
}
