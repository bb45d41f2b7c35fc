import * as v from 'valibot';
import * as vscode from 'vscode';
import { linkRefusal, parseQuery, type LinkRefusal } from '../protocol/link';
import { sentence } from '../window/sentence';
import { tellError } from '../window/tell';
import type { Playground } from './playground';

/** Opens `…://diffusion-playground.diffusion-playground/open?…`. A link shows a state; it never starts a run. */
export class LinkHandler implements vscode.UriHandler {
  constructor(private readonly playground: Pick<Playground, 'open'>) {}

  handleUri(uri: vscode.Uri): void {
    if (uri.path !== '/open') {
      void tellError(
        sentence(vscode.l10n.t('The playground does not know this link. Links to it end in /open?…')),
        { details: uri.path },
      );
      return;
    }
    const parsed = parseQuery(uri.query);
    if (!parsed.ok) {
      refuse(parsed);
      return;
    }
    try {
      this.playground.open(parsed.patch);
    } catch (error) {
      // Each value may be, but not together: more steps than T, or a t after it.
      if (!v.isValiError(error)) {
        throw error;
      }
      refuse(linkRefusal(error.issues));
    }
  }
}

function refuse({ parameter, reason }: LinkRefusal): void {
  const text =
    parameter === undefined
      ? sentence(
          vscode.l10n.t(
            'The playground cannot open this link. Nothing was changed; copy the link again from the playground.',
          ),
        )
      : sentence(
          vscode.l10n.t(
            'The playground cannot open this link: its value of “{0}” is not possible. Nothing was changed; copy the link again from the playground.',
          ),
          parameter,
        );
  void tellError(text, { details: reason });
}
