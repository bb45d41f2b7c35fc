import * as vscode from 'vscode';
import { Failure, reasonOf } from './failure';
import { log } from './log';
import { sentence, type Sentence } from './sentence';
import { visibleText } from './visibleText';

/** A button of a message. */
export interface Button {
  readonly label: Sentence;
  run(): unknown;
}

interface More {
  /** What comes from outside: it is shown in the output channel, where no links are made. */
  readonly details?: string;
  readonly buttons?: readonly Button[];
}

type Level = 'info' | 'warn' | 'error';

async function tell(level: Level, text: Sentence, { details = '', buttons = [] }: More): Promise<void> {
  const all = [...buttons];
  if (details !== '') {
    log()[level](`${text} ${visibleText(details)}`);
    all.push({ label: sentence(vscode.l10n.t('Show Details')), run: () => log().show() });
  }
  try {
    const chosen = await show(level, text, ...all.map(({ label }) => label));
    await all.find(({ label }) => label === chosen)?.run();
  } catch (error) {
    log().error(visibleText(reasonOf(error)));
  }
}

function show(level: Level, text: Sentence, ...labels: string[]): Thenable<string | undefined> {
  switch (level) {
    case 'info':
      return vscode.window.showInformationMessage(text, ...labels);
    case 'warn':
      return vscode.window.showWarningMessage(text, ...labels);
    case 'error':
      return vscode.window.showErrorMessage(text, ...labels);
  }
}

/** A message in the corner of the window. Resolves when it is dismissed, or when its button has done its work. */
export const tellInformation = (text: Sentence, more: More = {}): Promise<void> => tell('info', text, more);
export const tellWarning = (text: Sentence, more: More = {}): Promise<void> => tell('warn', text, more);
export const tellError = (text: Sentence, more: More = {}): Promise<void> => tell('error', text, more);

/** Tells what went wrong; `failed` is said of what has no sentence of its own. */
export const tellFailed = (error: unknown, failed: Sentence): Promise<void> =>
  error instanceof Failure
    ? tellError(error.sentence, { details: error.details })
    : tellError(failed, { details: reasonOf(error) });

/**
 * Asks in a dialog before something is done.
 * @param detail may name what comes from outside: a dialog shows it as plain text.
 */
export async function confirm(text: Sentence, detail: string, action: Sentence): Promise<boolean> {
  const options = { modal: true, detail: visibleText(detail) };
  return (await vscode.window.showWarningMessage(text, options, action)) === action;
}
