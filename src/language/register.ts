import * as vscode from 'vscode';
import { readNote } from '../notes/readNote';
import { FormulaCodeLensProvider } from './codeLens';
import { currentSettings } from './currentSettings';
import { TexDrawer } from './drawTex';
import { SymbolHoverProvider } from './hover';
import { openTexThread } from './openTexThread';
import { TexPainter } from './texPainter';
import type { LanguageContext } from './languageContext';
import { NoteCache } from './noteCache';

/** Markdown wherever it comes from: files, untitled, virtual workspaces, notebook cells. */
const markdown: vscode.DocumentSelector = { language: 'markdown' };

/** Makes notes explain themselves: hovers and CodeLenses in Markdown. */
export function registerLanguage(
  context: vscode.ExtensionContext,
  { playgroundT }: { playgroundT: () => number | undefined },
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const notes = new NoteCache(readNote);
  let settings = currentSettings();
  const scripts = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const painter = new TexPainter((hear) =>
    openTexThread({ url: scripts.toString(), path: scripts.fsPath }, hear),
  );
  const shared: LanguageContext = {
    notes,
    drawer: new TexDrawer(painter.draw),
    settings: () => settings,
    onDidChangeSettings: changed.event,
    playgroundT,
  };
  const registered = vscode.Disposable.from(
    changed,
    painter,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('diffusion')) return;
      settings = currentSettings();
      changed.fire();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => notes.delete(document)),
    vscode.languages.registerHoverProvider(markdown, new SymbolHoverProvider(shared)),
    vscode.languages.registerCodeLensProvider(markdown, new FormulaCodeLensProvider(shared)),
  );
  context.subscriptions.push(registered);
  return registered;
}
