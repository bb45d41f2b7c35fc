import * as vscode from 'vscode';

/** Renders open Markdown previews anew. */
export function refreshPreviews(): void {
  void vscode.commands.executeCommand('markdown.preview.refresh');
}

/** Renders open Markdown previews anew when a setting changes that they show. */
export function refreshPreviewsOnChange(): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (
      change.affectsConfiguration('diffusion.preview') ||
      change.affectsConfiguration('diffusion.notes') ||
      change.affectsConfiguration('diffusion.schedule')
    ) {
      refreshPreviews();
    }
  });
}
