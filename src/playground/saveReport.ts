import * as vscode from 'vscode';
import type { ToHost } from '../protocol/toHost';
import { noteFolder } from './noteFolder';
import { safeName } from './safeName';

type Report = Extract<ToHost, { type: 'saveReport' }>;

/**
 * Asks where to save a report, next to the note that is open, and writes it with its pictures beside it. Nothing
 * happens when the user cancels.
 */
export async function saveReport({ name, markdown, pictures }: Report): Promise<void> {
  const folder = noteFolder();
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, safeName(name)) } : {}),
    filters: { Markdown: ['md'] },
    title: vscode.l10n.t('Save report'),
  });
  if (!target) {
    return;
  }
  for (const picture of pictures) {
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(target, '..', safeName(picture.name)),
      picture.bytes,
    );
  }
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(markdown));
  await vscode.commands.executeCommand('vscode.open', target, vscode.ViewColumn.Beside);
}
