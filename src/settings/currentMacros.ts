import * as v from 'valibot';
import * as vscode from 'vscode';

/** The user's own TeX commands, as the built-in preview knows them; what is no text is left out. */
export function currentMacros(): Readonly<Record<string, string>> {
  const setting = v.safeParse(
    v.record(v.string(), v.unknown()),
    vscode.workspace.getConfiguration('markdown.math').get('macros'),
  );
  if (!setting.success) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(setting.output).flatMap(([name, body]) =>
      typeof body === 'string' ? [[name, body]] : [],
    ),
  );
}
