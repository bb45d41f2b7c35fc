import * as v from 'valibot';
import * as vscode from 'vscode';
import { mathAt } from '../explain/explainedAt';
import { explainFormula, explainSymbol, type Explanation } from '../explain/formula/explanation';
import { explainCommand, explainTargetSchema, type ExplainTarget } from '../explain/markdown/explainTarget';
import { movedOffset } from './followEdits';
import type { LanguageContext } from '../language/languageContext';
import { themeKind } from '../language/themeKind';
import { describeIssues } from '../protocol/messages';
import { Failure, reasonOf } from '../window/failure';
import { log } from '../window/log';
import { sentence } from '../window/sentence';
import { tellError, tellFailed, tellInformation } from '../window/tell';
import { visibleText } from '../window/visibleText';
import { ExplanationPanel } from './explanationPanel';
import { isInTabs, pathsOf } from './noteTabs';

type Shown = Exclude<ExplainTarget, { back: true }>;
type Show = (explanation: Explanation, hasBack: boolean) => void;

/** How long, in milliseconds, nothing was typed before the explanation follows. */
const pauseMs = 200;
/** Where a window remembers what its panel shows. */
const stateKey = 'explanation';

/**
 * “Diffusion: Explain Formula”: reads the formula at the cursor, or what a lens or link names, term by term in a
 * panel. Links inside go on to the glossary's entries, and back. The panel follows its note: it is written anew
 * when the note is edited, comes back with its window, and goes when the note is closed.
 */
export function registerExplainFormula(
  context: LanguageContext,
  { extensionUri, workspaceState }: Pick<vscode.ExtensionContext, 'extensionUri' | 'workspaceState'>,
): vscode.Disposable {
  const explainer = new Explainer(context, workspaceState, new ExplanationPanel(extensionUri));
  return vscode.Disposable.from(
    explainer,
    vscode.commands.registerCommand(explainCommand, async (argument?: unknown) => {
      const parsed = v.safeParse(v.optional(explainTargetSchema), argument ?? targetAtCursor());
      if (!parsed.success) {
        void tellError(sentence(vscode.l10n.t('This cannot be explained.')), {
          details: describeIssues(parsed.issues),
        });
      } else if (!parsed.output) {
        void tellInformation(
          sentence(
            vscode.l10n.t('Open a note and put the cursor into a formula: it is explained term by term.'),
          ),
        );
      } else {
        await explainer.show(parsed.output);
      }
    }),
    vscode.window.registerWebviewPanelSerializer(ExplanationPanel.viewType, explainer),
  );
}

class Explainer implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly listening: vscode.Disposable;
  /** What was explained, the present last. */
  private trail: readonly Shown[] = [];
  /** Counts up whenever what is being worked out is out of date. */
  private round = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly context: LanguageContext,
    private readonly state: vscode.Memento,
    private readonly panel: ExplanationPanel,
  ) {
    const refresh = () => void this.refresh();
    this.listening = vscode.Disposable.from(
      panel,
      vscode.window.onDidChangeActiveColorTheme(refresh),
      context.onDidChangeSettings(refresh),
      vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        const paths = closed.flatMap(pathsOf);
        // A tab that moves to another group is closed here and opened there.
        if (paths.length > 0) {
          setTimeout(() => this.leave(paths), pauseMs);
        }
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.leave(files.map(({ path }) => path))),
    );
  }

  /** Shows something in the panel, or what it showed before. */
  async show(target: ExplainTarget): Promise<void> {
    const before = this.panel.isOpen ? this.trail : [];
    const trail = 'back' in target ? before.slice(0, -1) : [...before, target].slice(-50);
    if (trail.length === 0) {
      return;
    }
    const show: Show = (explanation, hasBack) => this.panel.show(explanation, hasBack);
    try {
      if (await this.explain(trail, show)) {
        return;
      }
      void tellInformation(
        sentence(vscode.l10n.t('There is no formula here. Put the cursor into the math of a note.')),
      );
    } catch (error) {
      void tellFailed(error, sentence(vscode.l10n.t('The formula could not be explained.')));
    }
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const stored = v.safeParse(explainTargetSchema, this.state.get(stateKey));
    this.panel.adopt(panel);
    const isBack =
      stored.success &&
      !('back' in stored.output) &&
      (await this.explainAgain([stored.output], (explanation) => this.panel.update(explanation, false)));
    // The note is gone, or the formula: there is nothing to explain.
    if (!isBack) {
      panel.dispose();
    }
  }

  dispose(): void {
    clearTimeout(this.waiting);
    this.round++;
    this.listening.dispose();
  }

  /** The same where nobody asked just now: what goes wrong is told in the log only. */
  private async explainAgain(...asked: [trail: readonly Shown[], show: Show]): Promise<boolean> {
    try {
      return await this.explain(...asked);
    } catch (error) {
      log().warn(visibleText(`A formula could not be explained again. ${reasonOf(error)}`));
      return false;
    }
  }

  /** Explains the end of a trail; false when nothing stands there. What was asked for later goes before. */
  private async explain(trail: readonly Shown[], show: Show): Promise<boolean> {
    const round = ++this.round;
    const before = this.trail;
    // At once, so that edits that are made meanwhile move it along.
    this.trail = trail;
    const target = trail.at(-1);
    let explanation: Explanation | undefined;
    try {
      explanation = target && (await explain(target, this.context));
    } catch (error) {
      if (round !== this.round) {
        return true;
      }
      this.trail = before;
      throw error;
    }
    if (round !== this.round) {
      return true;
    }
    if (!explanation) {
      this.trail = before;
      return false;
    }
    void this.state.update(stateKey, this.trail.at(-1));
    show(explanation, trail.length > 1);
    return true;
  }

  /** Writes the panel anew where it is. While its formula is half typed, it stays as it was. */
  private async refresh(): Promise<void> {
    if (!this.panel.isOpen || this.trail.length === 0) {
      return;
    }
    await this.explainAgain(this.trail, (explanation, hasBack) => this.panel.update(explanation, hasBack));
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    if (contentChanges.length === 0 || !this.trail.some((each) => 'uri' in each && each.uri === uri)) {
      return;
    }
    this.trail = this.trail.map((each) =>
      'uri' in each && each.uri === uri
        ? { uri, offset: Math.max(0, movedOffset(each.offset, contentChanges)) }
        : each,
    );
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.refresh(), pauseMs);
  }

  /** Forgets notes that no tab shows any more; the panel goes with the one that it explains. */
  private leave(paths: readonly string[]): void {
    const isGone = (each: Shown) => {
      if (!('uri' in each)) {
        return false;
      }
      const { path } = vscode.Uri.parse(each.uri);
      return paths.includes(path) && !isInTabs(path);
    };
    const last = this.trail.at(-1);
    if (!last || !this.trail.some(isGone)) {
      return;
    }
    this.trail = this.trail.filter((each) => !isGone(each));
    if (isGone(last)) {
      this.panel.close();
    } else {
      void this.refresh();
    }
  }
}

function targetAtCursor(): Shown | undefined {
  const editor = vscode.window.activeTextEditor;
  return (
    editor && {
      uri: editor.document.uri.toString(),
      offset: editor.document.offsetAt(editor.selection.active),
    }
  );
}

async function explain(target: Shown, context: LanguageContext): Promise<Explanation | undefined> {
  const environment = {
    ...context,
    theme: themeKind(vscode.window.activeColorTheme.kind),
    displayLanguage: vscode.env.language,
  };
  if ('symbol' in target) {
    return explainSymbol(target.symbol, environment);
  }
  const document =
    vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === target.uri) ??
    (await openNote(target.uri));
  const note = context.notes.get(document);
  const math = mathAt(note, target.offset);
  if (!math) {
    return undefined;
  }
  const place = new vscode.Range(document.positionAt(math.start), document.positionAt(math.end));
  const argument = [document.uri, { selection: place, viewColumn: vscode.ViewColumn.One }];
  const showInNote = `command:vscode.open?${encodeURIComponent(JSON.stringify(argument))}`;
  return explainFormula(
    note,
    math,
    showInNote.replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29')),
    () => context.check(document, 'explain', {}),
    environment,
  );
}

async function openNote(uri: string): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  } catch (error) {
    throw new Failure(
      sentence(vscode.l10n.t('The note cannot be opened any more.')),
      `${uri}: ${reasonOf(error)}`,
    );
  }
}
