import * as vscode from 'vscode';
import { wrongFormulas } from '../explain/views/wrongFormulas';
import type { LanguageContext } from './languageContext';

const none: ReadonlySet<string> = new Set();

/**
 * Which formulas of the open notes were found wrong by their last check: for the Markdown preview, which knows of a note
 * only its text, and draws it before it is checked again.
 */
export class WrongFormulas implements vscode.Disposable {
  private readonly known = new Map<string, ReadonlySet<string>>();
  private readonly listening: vscode.Disposable;

  /** @param changed is told when other formulas of a note are wrong than before. */
  constructor(
    private readonly context: Pick<LanguageContext, 'notes' | 'findingsIn' | 'onDidCheck'>,
    private readonly changed: () => void,
  ) {
    this.listening = vscode.Disposable.from(
      context.onDidCheck(() => this.read()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.known.delete(uri.toString())),
    );
  }

  /** The keys of the wrong formulas of the note with this text, as the preview has it: lines end in \n. */
  in(text: string): ReadonlySet<string> {
    const document = vscode.workspace.textDocuments.find(
      (each) => this.known.has(each.uri.toString()) && each.getText().replaceAll('\r\n', '\n') === text,
    );
    return (document && this.known.get(document.uri.toString())) ?? none;
  }

  dispose(): void {
    this.listening.dispose();
  }

  private read(): void {
    let isOther = false;
    for (const document of vscode.workspace.textDocuments) {
      const findings = document.languageId === 'markdown' ? this.context.findingsIn(document) : undefined;
      if (!findings) {
        continue;
      }
      const key = document.uri.toString();
      const wrong = wrongFormulas(this.context.notes.get(document), findings);
      isOther ||= [...wrong].join('\n') !== [...(this.known.get(key) ?? none)].join('\n');
      this.known.set(key, wrong);
    }
    if (isOther) {
      this.changed();
    }
  }
}
