import * as vscode from 'vscode';
import type { Finding, Severity } from '../notes/check/finding';
import { mayHoldMath } from '../notes/mayHoldMath';
import type { LanguageContext } from './languageContext';

/** How long, in milliseconds, nothing was opened, typed or set before a note is checked. */
const pauseMs = 500;

/** Names our diagnostics, in the Problems view and for the quick fixes. */
export const diagnosticSource = 'Diffusion';

/** A check of one version of a document. */
interface Checked {
  readonly version: number;
  readonly findings: readonly Finding[];
}

/**
 * Reports wrong formulas of the open notes. A note is checked when its author pauses; a newer version calls an
 * older check off.
 */
export class FormulaDiagnostics implements vscode.Disposable {
  private readonly isNote: (document: vscode.TextDocument) => boolean;
  private readonly collection = vscode.languages.createDiagnosticCollection('diffusion');
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly checked = new Map<string, Checked>();
  /** The last check that was asked for, by document; an earlier one's answer comes too late. */
  private readonly asked = new Map<string, symbol>();
  private readonly listening: vscode.Disposable;
  /** Tells that what was found in some document has changed. */
  private readonly tell: () => void;

  constructor(
    private readonly context: LanguageContext,
    isNote: (document: vscode.TextDocument) => boolean,
    tell: () => void,
  ) {
    this.isNote = isNote;
    this.tell = tell;
    this.listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.checkAfter(pauseMs, document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.checkAfter(pauseMs, document);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      context.onDidChangeSettings(() => this.checkAll()),
    );
    this.checkAll();
  }

  /**
   * Checks a document now, beside the extension host's thread. What was found, or undefined when the document was
   * changed, closed or checked again meanwhile.
   */
  async check(document: vscode.TextDocument): Promise<readonly Finding[] | undefined> {
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
    const asked = Symbol(key);
    this.asked.set(key, asked);
    const { version } = document;
    const findings = mayHoldMath(document.getText())
      ? await this.context.check(document, 'report', this.context.settings().checkRules)
      : [];
    if (!findings || document.version !== version || this.asked.get(key) !== asked) {
      return undefined;
    }
    this.checked.set(key, { version, findings });
    this.collection.set(
      document.uri,
      findings.map((finding) => diagnosticOf(document, finding)),
    );
    this.tell();
    return findings;
  }

  /** What was found in this very version of a document; undefined when it was not checked yet. */
  findingsIn(document: vscode.TextDocument): readonly Finding[] | undefined {
    const checked = this.checked.get(document.uri.toString());
    return checked?.version === document.version ? checked.findings : undefined;
  }

  dispose(): void {
    for (const waiting of this.waiting.values()) {
      clearTimeout(waiting);
    }
    this.waiting.clear();
    this.asked.clear();
    this.listening.dispose();
    this.collection.dispose();
  }

  private checkAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.checkAfter(pauseMs, document);
    }
  }

  private checkAfter(milliseconds: number, document: vscode.TextDocument): void {
    if (!this.isNote(document)) {
      return;
    }
    if (!this.context.settings().checkEnabled) {
      this.forget(document);
      return;
    }
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.set(
      key,
      setTimeout(() => {
        if (!document.isClosed) {
          void this.check(document);
        }
      }, milliseconds),
    );
  }

  private forget({ uri }: vscode.TextDocument): void {
    const key = uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
    this.asked.delete(key);
    this.collection.delete(uri);
    if (this.checked.delete(key)) {
      this.tell();
    }
  }
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

function diagnosticOf(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(finding.start), document.positionAt(finding.end));
  const diagnostic = new vscode.Diagnostic(range, finding.message, severities[finding.severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = finding.rule;
  return diagnostic;
}
