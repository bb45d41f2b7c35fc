import * as vscode from 'vscode';
import { sentence } from '../window/sentence';
import { tellWarning } from '../window/tell';
import { readSettings, type SettingName, type Settings } from './settings';

/** Complaints already made: a wrong value is reported once, not on every read. */
const reported = new Map<SettingName, string>();

/** The user's settings as they are now. Says once in a message which value is out of range. */
export function currentSettings(): Settings {
  const wrong = new Map<SettingName, string>();
  const settings = readSettings(vscode.workspace.getConfiguration('diffusion'), (setting, details) =>
    wrong.set(setting, details),
  );
  for (const setting of reported.keys()) {
    if (!wrong.has(setting)) {
      reported.delete(setting);
    }
  }
  for (const [setting, details] of wrong) {
    if (reported.get(setting) === details) {
      continue;
    }
    reported.set(setting, details);
    void offerSettings(setting, details);
  }
  return settings;
}

function offerSettings(setting: SettingName, details: string): Promise<void> {
  const open = {
    label: sentence(vscode.l10n.t('Open Settings')),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', setting),
  };
  return tellWarning(
    sentence(
      vscode.l10n.t('The setting {0} has a value that is not allowed. Its default is used instead.'),
      setting,
    ),
    { details, buttons: [open] },
  );
}
