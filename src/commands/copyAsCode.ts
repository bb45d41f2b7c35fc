import * as v from 'valibot';
import * as vscode from 'vscode';
import { codeFor, codeKindsOf, libraryNames } from '../explain/code/codeFor';
import { mathAt } from '../explain/explainedAt';
import { codeTargetSchema, copyCodeCommand } from '../explain/markdown/codeTarget';
import type { LanguageContext } from '../language/languageContext';
import { formulaOf } from '../notes/catalogue';
import { describeIssues } from '../protocol/describeIssues';
import { choose } from '../window/ask';
import { figureText, sentence } from '../window/sentence';
import { tellError, tellInformation } from '../window/tell';

/** “Diffusion: Copy as Code”: puts the code of the formula at the cursor, or of a link's, on the clipboard. */
export function registerCopyAsCode(context: LanguageContext): vscode.Disposable {
  return vscode.commands.registerCommand(copyCodeCommand, async (argument?: unknown) => {
    const target = argument === undefined ? await atCursor(context) : argument;
    if (target === undefined) {
      return;
    }
    const parsed = v.safeParse(codeTargetSchema, target);
    const code = parsed.success ? codeFor(parsed.output.formula, parsed.output.kind) : undefined;
    if (!parsed.success || code === undefined) {
      void tellError(sentence(vscode.l10n.t('There is no code for this formula.')), {
        details: parsed.success ? '' : describeIssues(parsed.issues),
      });
      return;
    }
    await vscode.env.clipboard.writeText(code);
    void tellInformation(sentence(vscode.l10n.t('The code is on the clipboard.')));
  });
}

/** The formula at the cursor, and the library that is asked for; undefined where there is none, which is told. */
async function atCursor({ notes }: LanguageContext): Promise<unknown> {
  const editor = vscode.window.activeTextEditor;
  const math =
    editor && mathAt(notes.get(editor.document), editor.document.offsetAt(editor.selection.active));
  const kinds = math?.id ? codeKindsOf(math.id) : [];
  if (!math?.id || kinds.length === 0) {
    void tellInformation(sentence(vscode.l10n.t('There is no code for this formula.')));
    return undefined;
  }
  const kind = await choose(
    sentence(vscode.l10n.t('Copy as Code')),
    kinds.map((each) => ({ label: sentence('{0}', libraryNames[each]), value: each })),
    figureText(formulaOf(math.id).name),
  );
  return kind && { formula: math.id, kind };
}
