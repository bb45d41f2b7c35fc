import * as vscode from 'vscode';
import type { ToHost } from '../protocol/toHost';
import { noteFolder } from './noteFolder';
import { safeName } from './safeName';

/** Asks where to save what was made of a figure: a picture, an animation or numbers. Nothing happens on Cancel. */
export async function saveFigure({ name, bytes }: Extract<ToHost, { type: 'saveFigure' }>): Promise<void> {
  const folder = noteFolder();
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, safeName(name)) } : {}),
    filters: { [ending.toUpperCase()]: [ending] },
    title: vscode.l10n.t('Save figure'),
  });
  if (target) {
    await vscode.workspace.fs.writeFile(target, bytes);
  }
}
