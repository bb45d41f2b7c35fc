import * as vscode from 'vscode';

/** The paths of the files that a tab shows; a notebook's cells have their notebook's path. */
export function pathsOf({ input }: vscode.Tab): string[] {
  if (
    input instanceof vscode.TabInputText ||
    input instanceof vscode.TabInputCustom ||
    input instanceof vscode.TabInputNotebook
  ) {
    return [input.uri.path];
  }
  if (input instanceof vscode.TabInputTextDiff || input instanceof vscode.TabInputNotebookDiff) {
    return [input.original.path, input.modified.path];
  }
  return [];
}

/** Whether any tab shows the file. */
export function isInTabs(path: string): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => pathsOf(tab).includes(path)));
}
