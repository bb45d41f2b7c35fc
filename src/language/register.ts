import * as vscode from 'vscode';
import { formatOf } from '../notes/mathSpans';
import { mayHoldMath } from '../notes/mayHoldMath';
import { readNote, type ReadOptions } from '../notes/readNote';
import { reasonOf } from '../window/failure';
import { visibleText } from '../window/visibleText';
import { FormulaCodeLensProvider } from './codeLens';
import { SymbolCompletionProvider } from './completion';
import { currentMacros } from '../settings/currentMacros';
import { currentSettings } from '../settings/currentSettings';
import { DemoCompletionProvider } from './demoBlock/completion';
import { DemoDiagnostics } from './demoBlock/diagnostics';
import { DemoHoverProvider } from './demoBlock/hover';
import { SymbolDefinitionProvider, SymbolReferenceProvider } from './definition';
import { FormulaDiagnostics } from './diagnostics';
import { FormulaSymbolProvider } from './documentSymbols';
import { DrawingCache } from '../threads/mathJax/drawingCache';
import { MathHoverProvider } from './hover';
import { ValueInlayHintsProvider } from './inlayHints';
import type { LanguageContext } from './languageContext';
import { NoteCache } from './noteCache';
import { noteLanguages } from './noteLanguages';
import { NoteChecker } from '../threads/check/noteChecker';
import { openThread, type ThreadListener, type ThreadScript } from '../threads/openThread';
import { HoverPredrawer } from './predraw';
import { FormulaFixProvider } from './quickFix';
import { scheduleCache } from './scheduleCache';
import { MathJaxThread } from '../threads/mathJax/mathJaxThread';

/** Notes wherever they come from: files, untitled, virtual workspaces, Markdown cells of notebooks. */
const notesSelector: vscode.DocumentSelector = noteLanguages;

/** Documents that are no one's note: old versions and differences, outputs. */
const foreignSchemes = /^(?:git|scm|review|output|comment|vscode-local-history|vscode-chat)/;

function isNote(document: vscode.TextDocument): boolean {
  return !foreignSchemes.test(document.uri.scheme) && vscode.languages.match(notesSelector, document) > 0;
}

/** Has MathJax loaded as soon as math is in an open note: loading takes longer than moving the mouse to a formula. */
function warmOnMath(mathJax: MathJaxThread): vscode.Disposable {
  const warmFor = (document: vscode.TextDocument, texts: readonly string[]) => {
    if (texts.some(mayHoldMath) && isNote(document)) {
      mathJax.warm();
    }
  };
  const opened = (document: vscode.TextDocument) => warmFor(document, [document.getText()]);
  vscode.workspace.textDocuments.forEach(opened);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
      warmFor(
        document,
        contentChanges.map(({ text }) => text),
      ),
    ),
  );
}

/** What commands need of the language features. */
export interface Language {
  readonly context: LanguageContext;
  readonly diagnostics: FormulaDiagnostics;
  /** Draws TeX by MathJax. */
  readonly draw: MathJaxThread['draw'];
}

/** Finds the built scripts of threads by name. */
export const scriptsIn =
  (folder: vscode.Uri) =>
  (name: string): ThreadScript => {
    const script = vscode.Uri.joinPath(folder, name);
    return {
      path: script.fsPath,
      read: async () => new Uint8Array(await vscode.workspace.fs.readFile(script)),
    };
  };

/** Makes notes explain themselves: hovers, CodeLenses, completion, values. */
export function registerLanguage(
  context: vscode.ExtensionContext,
  { playgroundT, log }: { playgroundT: () => number | undefined; log: vscode.LogOutputChannel },
): Language {
  const changed = new vscode.EventEmitter<void>();
  const found = new vscode.EventEmitter<void>();
  let settings = currentSettings();
  let macros = currentMacros();
  const readOptions = (languageId: string): ReadOptions => ({
    dialect: settings.dialect,
    format: formatOf(languageId),
    macros,
  });
  const notes = new NoteCache((text, languageId, previous) =>
    readNote(text, readOptions(languageId), previous),
  );
  const scripts = scriptsIn(vscode.Uri.joinPath(context.extensionUri, 'dist'));
  // Notes are still checked, and TeX still shown, without a thread: why there is none is told in the log.
  const openLogged = <Question, Answer>(name: string, hear: ThreadListener<Answer>) => {
    const tell = (error: unknown) => log.error(`${name}: ${visibleText(reasonOf(error))}`);
    const failed = (error: Error) => {
      tell(error);
      hear.failed(error);
    };
    const thread = openThread<Question, Answer>(scripts(name), { answer: hear.answer, failed });
    thread.catch(tell);
    return thread;
  };
  const mathJax = new MathJaxThread((hear) => openLogged('mathJax.js', hear));
  const checker = new NoteChecker((hear) => openLogged('check.js', hear), vscode.l10n.bundle);
  const shared: LanguageContext = {
    notes,
    drawings: new DrawingCache(mathJax.draw),
    check: async (document, purpose, rules) => {
      const key = document.uri.toString();
      const options = readOptions(document.languageId);
      try {
        return await checker.check({ key, text: document.getText(), options, rules }, purpose);
      } catch (error) {
        log.error(visibleText(`${key}: ${reasonOf(error)}`));
        return undefined;
      }
    },
    findingsIn: (document) => diagnostics.findingsIn(document),
    onDidCheck: found.event,
    scheduleOf: scheduleCache(),
    settings: () => settings,
    onDidChangeSettings: changed.event,
    playgroundT,
  };
  const diagnostics = new FormulaDiagnostics(shared, isNote, () => found.fire());
  const references = new SymbolReferenceProvider(shared);
  const registered = vscode.Disposable.from(
    changed,
    found,
    mathJax,
    checker,
    warmOnMath(mathJax),
    new HoverPredrawer(shared, isNote),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('diffusion') && !event.affectsConfiguration('markdown.math')) {
        return;
      }
      settings = currentSettings();
      macros = currentMacros();
      notes.clear();
      changed.fire();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => notes.delete(document)),
    vscode.languages.registerHoverProvider(notesSelector, new MathHoverProvider(shared)),
    vscode.languages.registerCodeLensProvider(notesSelector, new FormulaCodeLensProvider(shared)),
    vscode.languages.registerCompletionItemProvider(
      notesSelector,
      new SymbolCompletionProvider(shared),
      ...SymbolCompletionProvider.triggers,
    ),
    vscode.languages.registerDefinitionProvider(notesSelector, new SymbolDefinitionProvider(shared)),
    vscode.languages.registerReferenceProvider(notesSelector, references),
    vscode.languages.registerDocumentHighlightProvider(notesSelector, references),
    diagnostics,
    new DemoDiagnostics(isNote),
    vscode.languages.registerHoverProvider('markdown', new DemoHoverProvider()),
    vscode.languages.registerCompletionItemProvider(
      'markdown',
      new DemoCompletionProvider(),
      ...DemoCompletionProvider.triggers,
    ),
    vscode.languages.registerCodeActionsProvider(
      notesSelector,
      new FormulaFixProvider(shared, diagnostics),
      FormulaFixProvider.metadata,
    ),
    vscode.languages.registerDocumentSymbolProvider(notesSelector, new FormulaSymbolProvider(shared), {
      label: vscode.l10n.t('Formulas'),
    }),
    vscode.languages.registerInlayHintsProvider(notesSelector, new ValueInlayHintsProvider(shared)),
  );
  context.subscriptions.push(registered);
  return { context: shared, diagnostics, draw: mathJax.draw };
}
