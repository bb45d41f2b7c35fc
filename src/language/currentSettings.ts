import * as vscode from 'vscode';
import { readSettings, type Settings } from './settings';

/** Complaints already made: a wrong value is reported once, not on every read. */
const reported = new Set<string>();

/** The user's settings as they are now. Says once in a message which value is out of range. */
export function currentSettings(): Settings {
  const wrong = new Set<string>();
  const settings = readSettings(vscode.workspace.getConfiguration('diffusion'), (message) =>
    wrong.add(message),
  );
  for (const message of reported) if (!wrong.has(message)) reported.delete(message);
  for (const message of wrong) {
    if (reported.has(message)) continue;
    reported.add(message);
    void offerSettings(message);
  }
  return settings;
}

async function offerSettings(message: string): Promise<void> {
  const open = vscode.l10n.t('Open Settings');
  if ((await vscode.window.showWarningMessage(message, open)) === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'diffusion.');
  }
}
