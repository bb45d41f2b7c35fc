import * as vscode from 'vscode';
import { demoBlockOf } from '../protocol/demoBlockText';
import { demoIds, demoSpec } from '../protocol/demoState';
import { figurePatch } from '../protocol/figurePatch';
import { networkDemoPatch } from '../protocol/networkDemoPatch';
import { isNetworkDemoId, standardNetworkDemos } from '../protocol/networkDemos';
import { applyPatch, defaultPlaygroundState, type PlaygroundPatch } from '../protocol/playgroundState';
import { choose, type Choice } from '../window/ask';
import { figureText, sentence } from '../window/sentence';
import { tellInformation } from '../window/tell';

/** The demos that a note can hold, each with what it shows. */
function demos(): Choice<PlaygroundPatch>[] {
  return demoIds.flatMap((id) => {
    const { formula, examples, opensAt } = demoSpec(id);
    return examples.map(({ title, detail, state }) => ({
      label: figureText(title),
      description: figureText(() => formula),
      detail: figureText(detail),
      value: isNetworkDemoId(id)
        ? networkDemoPatch(id, { ...standardNetworkDemos, [id]: { ...standardNetworkDemos[id], ...state } })
        : { ...figurePatch({ figure: id, state }), ...(opensAt === undefined ? {} : { t: opensAt }) },
    }));
  });
}

/** “Diffusion: Insert Demo”: asks which demo and puts its block on lines of its own at the cursor. */
export function registerInsertDemo(): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.insertDemo', async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void tellInformation(
        sentence(
          vscode.l10n.t('A demo goes into a note. Open a Markdown file and put the cursor where it belongs.'),
        ),
      );
      return;
    }
    const patch = await choose(
      sentence(vscode.l10n.t('Insert Demo')),
      demos(),
      sentence(vscode.l10n.t('Which demo do you want in the preview?')),
    );
    if (patch) {
      const block = demoBlockOf(applyPatch(defaultPlaygroundState, patch)).trimEnd();
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
