import type * as vscode from 'vscode';

let context: vscode.ExtensionContext | undefined;

export function setDriverContext(value: vscode.ExtensionContext): void {
  context = value;
}

/** The driver's own context, for what only an extension is told (where storage is). */
export function driverContext(): vscode.ExtensionContext {
  if (!context) {
    throw new Error('The driver has not been activated.');
  }
  return context;
}
