import * as vscode from 'vscode';
import type { Activity } from '../protocol/messages';

/** The status bar item that says what runs and stops it on a click; absent while nothing runs. */
export class ActivityStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'diffusion.activity',
    vscode.StatusBarAlignment.Left,
  );

  constructor() {
    this.item.name = vscode.l10n.t('Diffusion Playground');
    this.item.command = 'diffusion.stop';
    this.item.tooltip = vscode.l10n.t('Click to stop');
  }

  show(activity: Activity): void {
    const text = activityText(activity);
    void vscode.commands.executeCommand('setContext', 'diffusion.running', text !== undefined);
    if (text === undefined) {
      this.item.hide();
      return;
    }
    this.item.text = text;
    this.item.accessibilityInformation = { label: text.replace(/\$\([^)]*\)\s*/g, ''), role: 'button' };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}

function activityText(activity: Activity): string | undefined {
  switch (activity.kind) {
    case 'idle':
      return undefined;
    case 'training': {
      const step =
        activity.untilStep === undefined
          ? vscode.l10n.t('training, step {0}', activity.step)
          : vscode.l10n.t('training, step {0} of {1}', activity.step, activity.untilStep);
      const loss = activity.loss === null ? '' : vscode.l10n.t(', loss {0}', activity.loss.toFixed(4));
      return `$(sync~spin) ${vscode.l10n.t('Diffusion')}: ${step}${loss}`;
    }
    case 'sampling':
      return `$(sync~spin) ${vscode.l10n.t('Diffusion')}: ${vscode.l10n.t('sampling, step {0} of {1}', activity.index, activity.of)}`;
    case 'evaluating':
      return `$(sync~spin) ${vscode.l10n.t('Diffusion')}: ${vscode.l10n.t('evaluating the model')}`;
    case 'checking':
      return `$(sync~spin) ${vscode.l10n.t('Diffusion')}: ${vscode.l10n.t('checking the engines')}`;
    case 'paused':
      return `$(debug-pause) ${vscode.l10n.t('Diffusion')}: ${
        activity.hidden
          ? vscode.l10n.t('paused while hidden, step {0}', activity.step)
          : vscode.l10n.t('paused, step {0}', activity.step)
      }`;
  }
}
