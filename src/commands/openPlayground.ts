import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';
import { describeIssues } from '../protocol/describeIssues';
import { playgroundPatchSchema, type PlaygroundPatch } from '../protocol/playgroundState';
import { sentence } from '../window/sentence';
import { tellError } from '../window/tell';

/**
 * “Diffusion: Open Diffusion Playground”. Lenses and hovers give it a `PlaygroundPatch`; the editor's title button gives
 * it the document's address, which says nothing. Anything else is refused with a sentence.
 */
export function registerOpenPlayground(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.openPlayground', (argument?: unknown) => {
    const parsed = v.safeParse(playgroundPatchSchema, argument instanceof vscode.Uri ? {} : (argument ?? {}));
    if (!parsed.success) {
      refuse(describeIssues(parsed.issues));
      return;
    }
    try {
      const first = playground.isOpen || Object.keys(parsed.output).length > 0 ? {} : openingPage;
      playground.open({ ...first, ...parsed.output }, 'none', columnFor(argument));
    } catch (error) {
      if (!v.isValiError(error)) {
        throw error;
      }
      refuse(describeIssues(error.issues));
    }
  });
}

/** What a playground opens with that nobody asked for something. */
const openingPage: PlaygroundPatch = { view: 'overview' };

function refuse(reason: string): void {
  void tellError(
    sentence(
      vscode.l10n.t('The playground was asked to open in a state that does not exist. Nothing was changed.'),
    ),
    { details: reason },
  );
}

/** A formula that is run from a note opens beside the note; from the palette, in its place. */
function columnFor(argument: unknown): vscode.ViewColumn {
  return argument === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
}
