import * as vscode from 'vscode';
import type { Activity } from '../protocol/toHost';
import { numeral, sentence, type Sentence } from '../window/sentence';
import { StatusItem } from '../window/statusItem';

/** The status bar item that says what runs and stops it on a click; absent while nothing runs. */
export class ActivityStatus implements vscode.Disposable {
  private readonly item = new StatusItem('diffusion.activity', {
    name: sentence(vscode.l10n.t('Diffusion Playground')),
    tooltip: sentence(vscode.l10n.t('Diffusion Playground: click to stop')),
    command: 'diffusion.stop',
  });

  show(activity: Activity): void {
    const text = activityText(activity);
    void vscode.commands.executeCommand('setContext', 'diffusion.running', text !== undefined);
    if (text === undefined) {
      this.item.hide();
      return;
    }
    this.item.show(
      activity.kind === 'paused' ? 'debug-pause' : 'sync~spin',
      sentence('{0}: {1}', sentence(vscode.l10n.t('Diffusion')), text),
    );
  }

  dispose(): void {
    this.item.dispose();
  }
}

function activityText(activity: Activity): Sentence | undefined {
  switch (activity.kind) {
    case 'idle':
      return undefined;
    case 'training': {
      const step =
        activity.untilStep === undefined
          ? sentence(vscode.l10n.t('training, step {0}'), activity.step)
          : sentence(vscode.l10n.t('training, step {0} of {1}'), activity.step, activity.untilStep);
      return activity.loss === null
        ? step
        : sentence('{0}{1}', step, sentence(vscode.l10n.t(', loss {0}'), lossText(activity.loss)));
    }
    case 'sampling':
      return sentence(vscode.l10n.t('sampling, step {0} of {1}'), activity.index, activity.of);
    case 'evaluating':
      return sentence(vscode.l10n.t('evaluating the model'));
    case 'checking':
      return sentence(vscode.l10n.t('checking the engines'));
    case 'paused':
      if (activity.step === undefined) {
        return sentence(vscode.l10n.t('paused while hidden'));
      }
      return activity.hidden
        ? sentence(vscode.l10n.t('paused while hidden, step {0}'), activity.step)
        : sentence(vscode.l10n.t('paused, step {0}'), activity.step);
  }
}

const lossText = (loss: number): Sentence =>
  numeral(loss, { minimumFractionDigits: 4, maximumFractionDigits: 4, useGrouping: false });
