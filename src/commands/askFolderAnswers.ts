import * as vscode from 'vscode';
import type { FolderAnswers } from '../protocol/modelExchange';
import { askText, choose } from '../window/ask';
import { sentence } from '../window/sentence';

/** Asks what a diffusers folder does not say; undefined when the user cancels. */
export async function askFolderAnswers(
  size: boolean,
  embeddings: number | null,
): Promise<FolderAnswers | undefined> {
  const side = size ? await askSide() : undefined;
  if (size && side === undefined) {
    return undefined;
  }
  const noClass = embeddings === null ? undefined : await askNoClass(embeddings - 1);
  if (embeddings !== null && noClass === undefined) {
    return undefined;
  }
  return { ...(side === undefined ? {} : { side }), ...(noClass === undefined ? {} : { noClass }) };
}

async function askSide(): Promise<number | undefined> {
  const text = await askText({
    prompt: sentence(
      vscode.l10n.t('The folder does not say how large the images are. How many pixels is a side?'),
    ),
    value: '32',
    refuse: (typed) =>
      sideOf(typed) === undefined
        ? sentence(vscode.l10n.t('Enter a whole number from {0} to {1}.'), 1, 512)
        : undefined,
  });
  return text === undefined ? undefined : sideOf(text);
}

function sideOf(text: string): number | undefined {
  const side = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return side >= 1 && side <= 512 ? side : undefined;
}

/** Whether a network's last class means “no class”, as guidance needs it. */
function askNoClass(last: number): Promise<boolean | undefined> {
  return choose<boolean>(sentence(vscode.l10n.t('Does it know “no class”, for guidance?')), [
    {
      value: false,
      label: sentence(vscode.l10n.t('No')),
      detail: sentence(vscode.l10n.t('Its classes are 0 to {0}.'), last),
    },
    {
      value: true,
      label: sentence(vscode.l10n.t('Yes')),
      detail: sentence(vscode.l10n.t('As class {0}, after the last.'), last),
    },
  ]);
}
