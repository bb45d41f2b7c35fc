import * as vscode from 'vscode';
import { demoBlockOf } from '../protocol/demoBlock';
import { applyPatch, defaultPlaygroundState, type PlaygroundPatch } from '../protocol/playgroundState';

interface DemoItem extends vscode.QuickPickItem {
  readonly patch: PlaygroundPatch;
}

/** The demos that a note can hold, each with what it shows. */
function demos(): DemoItem[] {
  return [
    {
      label: vscode.l10n.t('Forward diffusion of a digit'),
      description: 'q(x_t|x_0)',
      detail: vscode.l10n.t('A handwritten digit sinks into noise while t moves.'),
      patch: { view: 'forward', forward: { data: 'digit' } },
    },
    {
      label: vscode.l10n.t('Forward diffusion of a 2-D mixture'),
      description: 'q(x_t|x_0)',
      detail: vscode.l10n.t('Points of a Gaussian mixture spread out into one Gaussian.'),
      patch: { view: 'forward', forward: { data: 'mixture' } },
    },
    {
      label: vscode.l10n.t('Noise schedule'),
      description: 'β_t, α_t, ᾱ_t, SNR',
      detail: vscode.l10n.t('The schedule’s quantities as curves over t.'),
      patch: { view: 'schedule' },
    },
    {
      label: vscode.l10n.t('Forward process posterior'),
      description: 'q(x_{t−1}|x_t, x_0)',
      detail: vscode.l10n.t('The posterior in one dimension; x_0, x_t and t can be dragged.'),
      patch: { view: 'posterior' },
    },
  ];
}

/** “Diffusion: Insert Demo”: asks which demo and puts its block on lines of its own at the cursor. */
export function registerInsertDemo(): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.insertDemo', async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('A demo goes into a note. Open a Markdown file and put the cursor where it belongs.'),
      );
      return;
    }
    const picked = await vscode.window.showQuickPick(demos(), {
      title: vscode.l10n.t('Insert Demo'),
      placeHolder: vscode.l10n.t('Which demo shall run in the preview?'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked) {
      const block = demoBlockOf(applyPatch(defaultPlaygroundState, picked.patch)).trimEnd();
      await editor.insertSnippet(onItsOwnLines(editor, block));
    }
  });
}

/** A fence counts only at the start of a line, and its end must not swallow what follows. */
function onItsOwnLines(editor: vscode.TextEditor, block: string): vscode.SnippetString {
  const { document, selection } = editor;
  const before = document.lineAt(selection.start.line).text.slice(0, selection.start.character);
  const after = document.lineAt(selection.end.line).text.slice(selection.end.character);
  return new vscode.SnippetString()
    .appendText(before.trim() === '' ? '' : '\n\n')
    .appendText(block)
    .appendText('\n')
    .appendTabstop(0)
    .appendText(after.trim() === '' ? '' : '\n');
}
