import * as vscode from 'vscode';
import type { FormulaDiagnostics } from '../language/diagnostics';
import { sentence } from '../window/sentence';
import { tellInformation } from '../window/tell';

/** “Diffusion: Check Note”: checks the formulas of the note in front at once, whatever the setting says. */
export function registerCheckNote(diagnostics: FormulaDiagnostics): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.checkNote', async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) {
      void tellInformation(sentence(vscode.l10n.t('Open the note whose formulas are to be checked.')));
      return;
    }
    const found = await diagnostics.check(document);
    if (!found) {
      void tellInformation(
        sentence(
          vscode.l10n.t(
            'The note was not checked: it changed during the check, or the check did not finish. Check it again.',
          ),
        ),
        { details: document.uri.path },
      );
      return;
    }
    if (found.length > 0) {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    } else {
      void tellInformation(sentence(vscode.l10n.t('The checker found no wrong formula in this note.')));
    }
  });
}
