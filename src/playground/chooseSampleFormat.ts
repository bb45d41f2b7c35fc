import * as vscode from 'vscode';
import type { SampleFormat } from '../protocol/toPage';
import { choose, type Choice } from '../window/ask';
import { sentence } from '../window/sentence';

function formats(): Choice<SampleFormat>[] {
  return [
    {
      value: 'png',
      label: sentence(vscode.l10n.t('PNG grid')),
      detail: sentence(vscode.l10n.t('All images in one picture, enlarged.')),
    },
    {
      value: 'pngs',
      label: sentence(vscode.l10n.t('Single PNGs')),
      detail: sentence(vscode.l10n.t('Each image at its own size, in a ZIP archive.')),
    },
    {
      value: 'gif',
      label: sentence(vscode.l10n.t('GIF of the trajectory')),
      detail: sentence(vscode.l10n.t('The recorded denoising steps as an animation.')),
    },
    {
      value: 'npz',
      label: sentence(vscode.l10n.t('NumPy .npz')),
      detail: sentence(vscode.l10n.t('arr_0 as uint8 [N, height, width, channels], for evaluation scripts.')),
    },
  ];
}

/** Asks which file the samples shall become; undefined when the user cancels. */
export function chooseSampleFormat(): Promise<SampleFormat | undefined> {
  return choose(sentence(vscode.l10n.t('Export samples')), formats());
}
