import * as vscode from 'vscode';
import type { Sentence } from './sentence';

interface TextQuestion {
  readonly prompt: Sentence;
  readonly value: string;
  /** Why what is typed cannot be taken. */
  readonly refuse?: (typed: string) => Sentence | undefined;
}

/** Asks for a line of text; undefined when the user cancels. */
export function askText({ prompt, value, refuse }: TextQuestion): Thenable<string | undefined> {
  return vscode.window.showInputBox({ prompt, value, ...(refuse ? { validateInput: refuse } : {}) });
}

export interface Choice<Value> {
  readonly value: Value;
  readonly label: Sentence;
  readonly description?: Sentence;
  readonly detail?: Sentence;
}

/** Has the user choose from a list; undefined when the user cancels. */
export async function choose<Value>(
  title: Sentence,
  choices: readonly Choice<Value>[],
  placeHolder?: Sentence,
): Promise<Value | undefined> {
  const options = { title, matchOnDescription: true, matchOnDetail: true };
  const picked = await vscode.window.showQuickPick(
    choices,
    placeHolder === undefined ? options : { ...options, placeHolder },
  );
  return picked?.value;
}
