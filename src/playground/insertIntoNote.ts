import * as vscode from 'vscode';
import { noteLanguages } from '../language/noteLanguages';

/**
 * Puts Markdown at the cursor of the note that is in sight, on lines of its own.
 * @returns whether there is such a note that can be written; else the text is on the clipboard
 */
export async function insertIntoNote(markdown: string): Promise<boolean> {
  const editor = vscode.window.visibleTextEditors.find(({ document }) =>
    noteLanguages.some((id) => id === document.languageId),
  );
  if (editor) {
    const { line, character } = editor.selection.active;
    const before = editor.document.lineAt(line).text.slice(0, character);
    const text = `${before.trim() === '' ? '' : '\n\n'}${markdown}\n`;
    if (await editor.edit((edit) => edit.insert(editor.selection.active, text))) {
      return true;
    }
  }
  await vscode.env.clipboard.writeText(markdown);
  return false;
}
