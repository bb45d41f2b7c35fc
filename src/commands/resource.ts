import * as v from 'valibot';
import * as vscode from 'vscode';

/** A file or folder in a command's argument: an address, or its text as a keybinding has it. */
export const resource = v.pipe(
  v.union([
    v.custom<vscode.Uri>((value) => value instanceof vscode.Uri),
    v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]+:\/\//i)),
  ]),
  v.transform((value) => (typeof value === 'string' ? vscode.Uri.parse(value, true) : value)),
);
