import type * as vscode from 'vscode';
import type { ShownTarget } from '../explain/markdown/explainTarget';

/** The place of the cursor in an editor. */
export function targetAtCursor({ document, selection }: vscode.TextEditor): ShownTarget {
  return { uri: document.uri.toString(), offset: document.offsetAt(selection.active) };
}
