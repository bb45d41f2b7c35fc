import * as vscode from 'vscode';
import { noteLanguages } from '../language/noteLanguages';

/** The folder of a note that is open, else the workspace's. */
export function noteFolder(): vscode.Uri | undefined {
  const note = vscode.window.visibleTextEditors.find(({ document }) =>
    noteLanguages.some((id) => id === document.languageId),
  );
  return note && note.document.uri.scheme !== 'untitled'
    ? vscode.Uri.joinPath(note.document.uri, '..')
    : vscode.workspace.workspaceFolders?.[0]?.uri;
}
