import * as vscode from 'vscode';
import { isOwnDataId } from '../base/ownDataId';
import { demoBlockOf } from '../protocol/demoBlockText';
import { linkOf } from '../protocol/link';
import type { PlaygroundState } from '../protocol/playgroundState';

/** Puts a link that opens this state on the clipboard. @returns what to tell */
export async function copyLink(state: PlaygroundState): Promise<string> {
  await vscode.env.clipboard.writeText(linkOf(state, vscode.env.uriScheme));
  // Whoever opens a link has none of the user's own data.
  return isOwnDataId(state.train.dataSet)
    ? vscode.l10n.t('The link is on the clipboard. It names data of your own, which no link carries.')
    : vscode.l10n.t('The link is on the clipboard.');
}

/** Puts the demo block that shows this state on the clipboard. @returns what to tell */
export async function copyDemo(state: PlaygroundState): Promise<string> {
  await vscode.env.clipboard.writeText(demoBlockOf(state));
  return vscode.l10n.t('The demo block is on the clipboard. Paste it into a Markdown note.');
}
