import * as vscode from 'vscode';
import type { Finding } from '../notes/check/finding';
import { diagnosticSource, type FormulaDiagnostics } from './diagnostics';
import { ignoreComment } from '../explain/markdown/ignoreComment';
import type { LanguageContext } from './languageContext';

/** Mends a wrong formula, or has the checker leave it alone. */
export class FormulaFixProvider implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };

  constructor(
    private readonly context: LanguageContext,
    private readonly diagnostics: FormulaDiagnostics,
  ) {}

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    // Offsets of an older version would mend the wrong place; the next check is half a second away.
    const findings = this.diagnostics.findingsIn(document) ?? [];
    return diagnostics
      .filter(({ source }) => source === diagnosticSource)
      .flatMap((diagnostic) => {
        const start = document.offsetAt(diagnostic.range.start);
        const finding = findings.find((each) => each.start === start && each.rule === diagnostic.code);
        return finding ? this.actions(document, diagnostic, finding) : [];
      });
  }

  private actions(
    document: vscode.TextDocument,
    diagnostic: vscode.Diagnostic,
    { fix, start }: Finding,
  ): vscode.CodeAction[] {
    const actions: vscode.CodeAction[] = [];
    const offer = (title: string, from: number, to: number, newText: string) => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      const range = new vscode.Range(document.positionAt(from), document.positionAt(to));
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, range, newText);
      action.diagnostics = [diagnostic];
      actions.push(action);
      return action;
    };
    if (fix) {
      offer(fix.title, fix.start, fix.end, fix.newText).isPreferred = true;
    }
    const span = this.context.notes.get(document).spanAt(start);
    if (span) {
      const { offset, text } = ignoreComment(document.getText(), span, document.languageId);
      offer(vscode.l10n.t('Do not check this formula'), offset, offset, text);
    }
    const configure = new vscode.CodeAction(
      vscode.l10n.t('Change what the formula checker reports'),
      vscode.CodeActionKind.QuickFix,
    );
    configure.command = {
      title: configure.title,
      command: 'workbench.action.openSettings',
      arguments: ['diffusion.check'],
    };
    configure.diagnostics = [diagnostic];
    return [...actions, configure];
  }
}
