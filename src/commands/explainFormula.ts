import * as v from 'valibot';
import * as vscode from 'vscode';
import { explainFormula, explainSymbol, mathAt, type Explanation } from '../language/explanation';
import { explainCommand, explainTargetSchema, type ExplainTarget } from '../language/explainTarget';
import type { LanguageContext } from '../language/languageContext';
import { themeKind } from '../language/themeKind';
import { describeIssues } from '../protocol/messages';
import { ExplanationPanel } from './explanationPanel';

type Shown = Exclude<ExplainTarget, { back: true }>;

/**
 * “Diffusion: Explain Formula”: reads the formula at the cursor, or what a lens or link names, term by term in a
 * panel. Links inside go on to the glossary's entries, and back.
 */
export function registerExplainFormula(
  context: LanguageContext,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const panel = new ExplanationPanel(extensionUri);
  let trail: readonly Shown[] = [];

  const show = async (target: Shown, earlier: readonly Shown[]): Promise<void> => {
    const explanation = await explain(target, context);
    if (!explanation) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no formula here. Put the cursor into the math of a note.'),
      );
      return;
    }
    trail = [...earlier, target].slice(-50);
    panel.show(explanation, trail.length > 1);
  };
  const refresh = (): void => {
    const target = trail.at(-1);
    if (target && panel.isOpen) void show(target, trail.slice(0, -1));
  };

  return vscode.Disposable.from(
    panel,
    vscode.window.onDidChangeActiveColorTheme(refresh),
    context.onDidChangeSettings(refresh),
    vscode.commands.registerCommand(explainCommand, async (argument?: unknown) => {
      const parsed = v.safeParse(v.optional(explainTargetSchema), argument ?? targetAtCursor());
      if (!parsed.success) {
        void vscode.window.showErrorMessage(
          vscode.l10n.t('This cannot be explained. {0}', describeIssues(parsed.issues)),
        );
        return;
      }
      const target = parsed.output;
      if (!target) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open a note and put the cursor into a formula: it is explained term by term.'),
        );
      } else if ('back' in target) {
        const previous = trail.at(-2);
        if (previous) await show(previous, trail.slice(0, -2));
      } else {
        await show(target, panel.isOpen ? trail : []);
      }
    }),
  );
}

function targetAtCursor(): Shown | undefined {
  const editor = vscode.window.activeTextEditor;
  return (
    editor && {
      uri: editor.document.uri.toString(),
      offset: editor.document.offsetAt(editor.selection.active),
    }
  );
}

async function explain(target: Shown, context: LanguageContext): Promise<Explanation | undefined> {
  const environment = {
    ...context,
    theme: themeKind(vscode.window.activeColorTheme.kind),
    displayLanguage: vscode.env.language,
  };
  if ('symbol' in target) return explainSymbol(target.symbol, environment);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(target.uri));
  const note = context.notes.get(document);
  const math = mathAt(note, target.offset);
  if (!math) return undefined;
  const place = new vscode.Range(document.positionAt(math.start), document.positionAt(math.end));
  const argument = [document.uri, { selection: place, viewColumn: vscode.ViewColumn.One }];
  const showInNote = `command:vscode.open?${encodeURIComponent(JSON.stringify(argument))}`;
  return explainFormula(
    note,
    math,
    showInNote.replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29')),
    environment,
  );
}
