import * as vscode from 'vscode';
import type { SampleFormat } from '../protocol/messages';

interface FormatItem extends vscode.QuickPickItem {
  readonly format: SampleFormat;
}

function formats(): FormatItem[] {
  return [
    {
      format: 'png',
      label: vscode.l10n.t('PNG grid'),
      detail: vscode.l10n.t('All images in one picture, enlarged.'),
    },
    {
      format: 'pngs',
      label: vscode.l10n.t('Single PNGs'),
      detail: vscode.l10n.t('Each image at its own size, in a ZIP archive.'),
    },
    {
      format: 'gif',
      label: vscode.l10n.t('GIF of the trajectory'),
      detail: vscode.l10n.t('The recorded denoising steps as an animation.'),
    },
    {
      format: 'npz',
      label: vscode.l10n.t('NumPy .npz'),
      detail: vscode.l10n.t('arr_0 as uint8 [N, height, width, channels], for evaluation scripts.'),
    },
  ];
}

/** Asks which file the samples shall become; undefined when the user cancels. */
export async function chooseSampleFormat(): Promise<SampleFormat | undefined> {
  const picked = await vscode.window.showQuickPick(formats(), { title: vscode.l10n.t('Export samples') });
  return picked?.format;
}
