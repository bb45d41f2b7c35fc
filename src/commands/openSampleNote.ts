import * as vscode from 'vscode';

/** “Diffusion: Open Sample Note”: the note that ships, as a new unsaved one, so that it may be changed at will. */
export function registerOpenSampleNote({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.openSampleNote', async () => {
    const file = vscode.Uri.joinPath(extensionUri, 'media', 'sample', 'ddpm.md');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
  });
}
