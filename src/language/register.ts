import * as vscode from 'vscode';
import { readNote } from '../notes/readNote';
import { FormulaCodeLensProvider } from './codeLens';
import { SymbolCompletionProvider } from './completion';
import { currentSettings } from './currentSettings';
import { TexDrawer } from './drawTex';
import { SymbolHoverProvider } from './hover';
import { openTexThread } from './openTexThread';
import { TexPainter } from './texPainter';
import { ValueInlayHintsProvider } from './inlayHints';
import type { LanguageContext } from './languageContext';
import { NoteCache } from './noteCache';

/** Notes wherever they come from: files, untitled, virtual workspaces, Markdown cells of notebooks. */
const notesSelector: vscode.DocumentSelector = ['markdown', 'latex', 'tex'];

/** Makes notes explain themselves: hovers, CodeLenses, completion, values. */
export function registerLanguage(
  context: vscode.ExtensionContext,
  { playgroundT }: { playgroundT: () => number | undefined },
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const notes = new NoteCache((text, _languageId, previous) => readNote(text, {}, previous));
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
    vscode.languages.registerHoverProvider(notesSelector, new SymbolHoverProvider(shared)),
    vscode.languages.registerCodeLensProvider(notesSelector, new FormulaCodeLensProvider(shared)),
    vscode.languages.registerCompletionItemProvider(
      notesSelector,
      new SymbolCompletionProvider(shared),
      ...SymbolCompletionProvider.triggers,
    ),
    vscode.languages.registerInlayHintsProvider(notesSelector, new ValueInlayHintsProvider(shared)),
  );
  context.subscriptions.push(registered);
  return registered;
}
