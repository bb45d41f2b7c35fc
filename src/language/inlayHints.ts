import * as vscode from 'vscode';
import type { LanguageContext } from './languageContext';
import { valueHints } from '../explain/values/valueHints';

/** Shows numbers behind symbols in the source, where the setting asks for it. */
export class ValueInlayHintsProvider implements vscode.InlayHintsProvider {
  readonly onDidChangeInlayHints: vscode.Event<void>;

  constructor(private readonly context: LanguageContext) {
    this.onDidChangeInlayHints = context.onDidChangeSettings;
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const settings = this.context.settings();
    if (!settings.inlayHintsEnabled) {
      return [];
    }
    const stretch = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const note = this.context.notes.get(document);
    return valueHints(
      note,
      stretch,
      settings.schedule,
      (config) => this.context.scheduleOf(config),
      this.context.playgroundT(),
    ).map(({ end, text, explanation }) => {
      const hint = new vscode.InlayHint(document.positionAt(end), text);
      hint.paddingLeft = true;
      hint.paddingRight = true;
      hint.tooltip = explanation;
      return hint;
    });
  }
}
