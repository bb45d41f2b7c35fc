import * as vscode from 'vscode';
import type { Sentence } from './sentence';

/** Tells how far the work is, and which part of it, in percent, was done since the last time. */
type Report = (message: Sentence, increment: number) => void;

/** Shows in the corner of the window that something is being done. */
export function withProgress<T>(title: Sentence, work: (report: Report) => Promise<T>): Thenable<T> {
  return start(title, false, work);
}

/** The same for work that the user may call off. */
export function withCancellableProgress<T>(
  title: Sentence,
  work: (report: Report, cancellation: vscode.CancellationToken) => Promise<T>,
): Thenable<T> {
  return start(title, true, work);
}

function start<T>(
  title: Sentence,
  cancellable: boolean,
  work: (report: Report, cancellation: vscode.CancellationToken) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable },
    (progress, cancellation) =>
      work((message, increment) => progress.report({ message, increment }), cancellation),
  );
}
