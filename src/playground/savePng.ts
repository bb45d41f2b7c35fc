import * as vscode from 'vscode';

/** Asks where to save a PNG file and writes it. Nothing happens when the user cancels. */
export async function savePng(bytes: Uint8Array, name: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [vscode.l10n.t('PNG image')]: ['png'] },
    title: vscode.l10n.t('Export samples'),
  });
  if (!target) {
    return;
  }
  await vscode.workspace.fs.writeFile(target, bytes);
  const open = vscode.l10n.t('Open');
  const message = vscode.l10n.t('The samples were saved in {0}.', target.path.split('/').at(-1) ?? '');
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand('vscode.open', target);
  }
}
