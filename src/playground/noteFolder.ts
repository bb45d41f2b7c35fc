import * as vscode from 'vscode';

/** The folder of a note that is open, else the workspace's. */
export function noteFolder(): vscode.Uri | undefined {
  const note = vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'markdown');
  return note && note.document.uri.scheme !== 'untitled'
    ? vscode.Uri.joinPath(note.document.uri, '..')
    : vscode.workspace.workspaceFolders?.[0]?.uri;
}
