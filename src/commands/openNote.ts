import * as vscode from 'vscode';
import { Failure, reasonOf } from '../window/failure';
import { sentence } from '../window/sentence';

/**
 * The document of a note.
 * @throws {Failure} when it cannot be opened any more.
 */
export async function openNote(uri: string): Promise<vscode.TextDocument> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  try {
    return open ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)));
  } catch (error) {
    throw new Failure(
      sentence(vscode.l10n.t('The note cannot be opened any more.')),
      `${uri}: ${reasonOf(error)}`,
    );
  }
}
