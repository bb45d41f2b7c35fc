import * as v from 'valibot';
import * as vscode from 'vscode';
import { explainCommand, explainTargetSchema } from '../explain/markdown/explainTarget';
import type { LanguageContext } from '../language/languageContext';
import { describeIssues } from '../protocol/describeIssues';
import { sentence } from '../window/sentence';
import { tellError, tellInformation } from '../window/tell';
import { Explainer } from './explainer';
import { ExplanationPanel } from './explanationPanel';
import { targetAtCursor } from './targetAtCursor';

/**
 * “Diffusion: Explain Formula”: reads the formula at the cursor, or what a lens or link names, term by term in a
 * panel. Links inside go on to the glossary's entries, and back. “Diffusion: Follow Formulas” has the panel show
 * whichever formula the cursor is in.
 */
export function registerExplainFormula(
  context: LanguageContext,
  { extensionUri, workspaceState }: Pick<vscode.ExtensionContext, 'extensionUri' | 'workspaceState'>,
): vscode.Disposable & vscode.WebviewPanelSerializer {
  const explainer = new Explainer(context, workspaceState, new ExplanationPanel(extensionUri));
  const registered = vscode.Disposable.from(
    explainer,
    vscode.commands.registerCommand(explainCommand, async (argument?: unknown) => {
      const editor = vscode.window.activeTextEditor;
      const asked = argument ?? (editor && targetAtCursor(editor));
      const parsed = v.safeParse(v.optional(explainTargetSchema), asked);
      if (!parsed.success) {
        void tellError(sentence(vscode.l10n.t('This cannot be explained.')), {
          details: describeIssues(parsed.issues),
        });
      } else if (!parsed.output) {
        void tellInformation(
          sentence(
            vscode.l10n.t('Open a note and put the cursor into a formula: it is explained term by term.'),
          ),
        );
      } else if ('follow' in parsed.output) {
        await explainer.setFollowing(parsed.output.follow);
      } else {
        await explainer.show(parsed.output);
      }
    }),
    vscode.commands.registerCommand('diffusion.followFormulas', () => explainer.setFollowing(true)),
    vscode.commands.registerCommand('diffusion.pinFormula', () => explainer.setFollowing(false)),
  );
  return {
    dispose: () => void registered.dispose(),
    deserializeWebviewPanel: (panel) => explainer.deserializeWebviewPanel(panel),
  };
}
