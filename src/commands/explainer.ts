import * as v from 'valibot';
import * as vscode from 'vscode';
import { mathAt } from '../explain/explainedAt';
import type { Explanation } from '../explain/formula/explanation';
import { shownTargetSchema, type ExplainTarget, type ShownTarget } from '../explain/markdown/explainTarget';
import type { LanguageContext } from '../language/languageContext';
import { noteLanguages } from '../language/noteLanguages';
import { reasonOf } from '../window/failure';
import { log } from '../window/log';
import { sentence } from '../window/sentence';
import { tellFailed, tellInformation } from '../window/tell';
import { visibleText } from '../window/visibleText';
import { explanationOf } from './explanationOf';
import type { ExplanationNavigation, ExplanationPanel } from './explanationPanel';
import { movedOffset } from './followEdits';
import { isInTabs, pathsOf } from './noteTabs';
import { targetAtCursor } from './targetAtCursor';

type Show = (explanation: Explanation) => void;
type PanelTarget = Exclude<ExplainTarget, { follow: boolean }>;

/** How long, in milliseconds, nothing was typed and the cursor rested before the explanation follows. */
const pauseMs = 200;
/** Where a window remembers what its panel shows. */
const stateKey = 'explanation';
const storedSchema = v.strictObject({ target: shownTargetSchema, follows: v.boolean() });

/**
 * What the explanation panel shows. It follows its note: it is written anew when the note is edited, comes back with its
 * window, and goes when the note is closed. Where it is told to, it follows the cursor from formula to formula.
 */
export class Explainer implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly listening: vscode.Disposable;
  /** What was explained, the present last. */
  private trail: readonly ShownTarget[] = [];
  /** Counts up whenever what is being worked out is out of date. */
  private round = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private isFollowing = false;
  /** The formula that the cursor was followed to, and its note's version. */
  private followed = '';

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
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.followIn(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.followIn(editor)),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.leave(files.map(({ path }) => path))),
    );
  }

  /** Shows something in the panel, or what it showed before. */
  async show(target: PanelTarget): Promise<void> {
    const before = this.panel.isOpen ? this.trail : [];
    this.followed = '';
    const trail = 'back' in target ? before.slice(0, -1) : [...before, target].slice(-50);
    if (trail.length === 0) {
      return;
    }
    try {
      if (await this.explain(trail, (explanation) => this.panel.show(explanation, this.navigation))) {
        return;
      }
      void tellInformation(
        sentence(vscode.l10n.t('There is no formula here. Put the cursor into the math of a note.')),
      );
    } catch (error) {
      void tellFailed(error, sentence(vscode.l10n.t('The formula could not be explained.')));
    }
  }

  /** Has the panel show whichever formula the cursor is in, from now on, or keep the one that it shows. */
  async setFollowing(follows: boolean): Promise<void> {
    this.setIsFollowing(follows);
    this.followed = '';
    if (!follows) {
      await this.refresh();
      return;
    }
    if (!this.panel.isOpen) {
      this.trail = [];
      this.panel.show(nothingYet(), this.navigation);
    }
    const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(isNoteIn);
    await (editor && isNoteIn(editor) ? this.goToCursor(editor) : this.refresh());
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const stored = v.safeParse(storedSchema, this.state.get(stateKey));
    this.panel.adopt(panel);
    if (stored.success) {
      this.setIsFollowing(stored.output.follows);
    }
    const isBack = stored.success && (await this.explainAgain([stored.output.target]));
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
  private async explainAgain(trail: readonly ShownTarget[]): Promise<boolean> {
    try {
      return await this.explain(trail, (explanation) => this.panel.update(explanation, this.navigation));
    } catch (error) {
      log().warn(visibleText(`A formula could not be explained again. ${reasonOf(error)}`));
      return false;
    }
  }

  /** Explains the end of a trail; false when nothing stands there. What was asked for later goes before. */
  private async explain(trail: readonly ShownTarget[], show: Show): Promise<boolean> {
    const round = ++this.round;
    const before = this.trail;
    // At once, so that edits that are made meanwhile move it along.
    this.trail = trail;
    const target = trail.at(-1);
    let explanation: Explanation | undefined;
    try {
      explanation = target && (await explanationOf(target, this.context));
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
    this.remember();
    show(explanation);
    return true;
  }

  /** Writes the panel anew where it is. While its formula is half typed, it stays as it was. */
  private async refresh(): Promise<void> {
    if (!this.panel.isOpen || this.trail.length === 0) {
      return;
    }
    await this.explainAgain(this.trail);
  }

  private get navigation(): ExplanationNavigation {
    return { hasBack: this.trail.length > 1, follows: this.isFollowing };
  }

  private setIsFollowing(follows: boolean): void {
    this.isFollowing = follows;
    void vscode.commands.executeCommand('setContext', 'diffusion.followsFormulas', follows);
    this.remember();
  }

  /** Remembers what the panel shows, for when the window is loaded again. */
  private remember(): void {
    const target = this.trail.at(-1);
    const stored =
      target && ({ target, follows: this.isFollowing } satisfies v.InferOutput<typeof storedSchema>);
    void this.state.update(stateKey, stored);
  }

  private followIn(editor: vscode.TextEditor): void {
    if (this.isFollowing && this.panel.isOpen && isNoteIn(editor)) {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => void this.goToCursor(editor), pauseMs);
    }
  }

  /** Shows the formula that the cursor is in. Between formulas the panel keeps what it shows. */
  private async goToCursor(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const target = targetAtCursor(editor);
    const math = 'offset' in target && mathAt(this.context.notes.get(document), target.offset);
    if (!math) {
      await this.refresh();
      return;
    }
    const followed = [document.uri.toString(), document.version, math.start, math.end].join();
    if (followed !== this.followed) {
      this.followed = followed;
      await this.explainAgain([target]);
    }
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
    const isGone = (each: ShownTarget) => {
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

const isNoteIn = ({ document }: vscode.TextEditor): boolean =>
  noteLanguages.some((each) => each === document.languageId);

function nothingYet(): Explanation {
  const markdown = vscode.l10n.t('Put the cursor into the math of a note: it is explained here.');
  return { title: vscode.l10n.t('Formula'), markdown };
}
