import * as vscode from 'vscode';

/** The tour's languages, each its own file. */
const languages = ['en', 'zh-cn', 'zh-tw'] as const;

/**
 * “Diffusion: Open the Tour”: the note that teaches DDPM with live figures, in VS Code's language, as a new unsaved one
 * that may be changed at will, and its preview beside it.
 */
export function registerOpenTour({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.openTour', async () => {
    const language = languages.find((each) => each === vscode.env.language.toLowerCase()) ?? 'en';
    const file = vscode.Uri.joinPath(extensionUri, 'media', 'tour', `${language}.md`);
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('markdown.showPreviewToSide');
  });
}
