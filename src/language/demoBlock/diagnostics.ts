import * as vscode from 'vscode';
import { demoProblems } from '../../explain/demoBlock/demoProblems';
import { diagnosticSource } from '../diagnostics';

/** How long, in milliseconds, nothing was typed before the blocks are read. */
const pauseMs = 300;

/** Reports ```` ```diffusion ```` blocks that the preview would refuse, where they are written. */
export class DemoDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('diffusion-demo');
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly listening: vscode.Disposable;

  constructor(private readonly isNote: (document: vscode.TextDocument) => boolean) {
    this.listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.read(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.readSoon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
    );
    vscode.workspace.textDocuments.forEach((document) => this.read(document));
  }

  dispose(): void {
    this.listening.dispose();
    this.waiting.forEach((timer) => clearTimeout(timer));
    this.collection.dispose();
  }

  private readSoon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.set(
      key,
      setTimeout(() => this.read(document), pauseMs),
    );
  }

  private read(document: vscode.TextDocument): void {
    this.waiting.delete(document.uri.toString());
    if (document.languageId !== 'markdown' || document.isClosed || !this.isNote(document)) {
      return;
    }
    const { Warning, Information } = vscode.DiagnosticSeverity;
    this.collection.set(
      document.uri,
      demoProblems(document.getText()).map(({ message, line, column, isHint }) => {
        const { length } = document.lineAt(line).text;
        const range = new vscode.Range(line, Math.min(column, length), line, length);
        const diagnostic = new vscode.Diagnostic(range, message, isHint ? Information : Warning);
        diagnostic.source = diagnosticSource;
        return diagnostic;
      }),
    );
  }

  private forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
    this.collection.delete(document.uri);
  }
}
