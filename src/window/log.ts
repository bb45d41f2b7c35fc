import * as vscode from 'vscode';

let channel: vscode.LogOutputChannel | undefined;

/** The output channel “Diffusion”. VS Code makes no command links in it, so that text from outside may be shown there. */
export function log(): vscode.LogOutputChannel {
  return (channel ??= vscode.window.createOutputChannel('Diffusion', { log: true }));
}
