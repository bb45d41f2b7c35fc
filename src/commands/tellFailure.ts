import * as v from 'valibot';
import * as vscode from 'vscode';
import { describeIssues } from '../protocol/messages';

/** Does the work of a command; what goes wrong is told in a sentence, and the command then gives undefined. */
export async function tellFailure<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const reason = v.isValiError(error)
      ? describeIssues(error.issues)
      : error instanceof Error
        ? error.message
        : String(error);
    // Not awaited: the message stays until it is dismissed, and the command is over.
    void vscode.window.showErrorMessage(reason);
    return undefined;
  }
}
