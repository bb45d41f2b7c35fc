import * as vscode from 'vscode';
import { parseQuery } from '../protocol/link';
import type { Playground } from './playground';

/** Opens `…://diffusion-playground.diffusion-playground/open?…`. A link shows a state; it never starts a run. */
export class LinkHandler implements vscode.UriHandler {
  constructor(private readonly playground: Playground) {}

  handleUri(uri: vscode.Uri): void {
    if (uri.path !== '/open') {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The playground does not know the link {0}. Links to it end in /open?…', uri.path),
      );
      return;
    }
    const parsed = parseQuery(uri.query);
    if (parsed.ok) {
      this.playground.open(parsed.patch);
    } else {
      void vscode.window.showErrorMessage(parsed.reason);
    }
  }
}
