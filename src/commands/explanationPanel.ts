import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { copyCodeCommand } from '../explain/markdown/codeTarget';
import { insertDerivationCommand } from '../explain/markdown/derivationTarget';
import { explainCommand, explainUri, type ExplainTarget } from '../explain/markdown/explainTarget';
import type { Explanation } from '../explain/formula/explanation';
import { openPlaygroundCommand } from '../explain/views/playgroundLink';
import { webviewPage } from '../window/webviewPage';

/** Commands that links of the panel may run. */
const enabledCommandUris = [
  copyCodeCommand,
  explainCommand,
  insertDerivationCommand,
  openPlaygroundCommand,
  'vscode.open',
];

/** Where else the panel leads, and how it goes on. */
export interface ExplanationNavigation {
  /** Something else was explained before. */
  readonly hasBack: boolean;
  /** Another formula is shown when the cursor goes there. */
  readonly follows: boolean;
}

/** The panel beside a note in which formulas and symbols are explained. It holds text and pictures, no script. */
export class ExplanationPanel implements vscode.Disposable {
  static readonly viewType = 'diffusion.explanation';
  private readonly markdown = new MarkdownIt({ html: true });
  private panel: vscode.WebviewPanel | undefined;
  private shown: string | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {
    // Its own list of safe links lacks SVG and commands; the page's policy and the list above decide.
    this.markdown.validateLink = (link) => /^(?:https:|command:|data:image\/svg\+xml;base64,)/.test(link);
  }

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  /** Shows an explanation, in front, without taking the focus. */
  show(explanation: Explanation, navigation: ExplanationNavigation): void {
    this.panel ??= this.open();
    this.update(explanation, navigation);
    this.panel.reveal(undefined, true);
  }

  /** Shows an explanation where the panel is, if there is one. */
  update({ title, markdown }: Explanation, navigation: ExplanationNavigation): void {
    const panel = this.panel;
    if (!panel) {
      return;
    }
    const heading = vscode.l10n.t('Explain: {0}', title);
    const page = webviewPage(panel.webview, this.extensionUri, {
      title: heading,
      styles: ['media/explanation.css'],
      policy: ['img-src data:'],
      body: `${this.navigation(navigation)}<main>\n${this.markdown.render(markdown)}</main>`,
    });
    panel.title = heading;
    // Writing the same page again would take a reader's place in it away.
    if (page !== this.shown) {
      panel.webview.html = this.shown = page;
    }
  }

  /** Takes over the panel of a window that was loaded again. */
  adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    panel.webview.options = this.options();
    this.take(panel);
  }

  close(): void {
    this.panel?.dispose();
  }

  dispose(): void {
    this.close();
  }

  private open(): vscode.WebviewPanel {
    return this.take(
      vscode.window.createWebviewPanel(
        ExplanationPanel.viewType,
        vscode.l10n.t('Explain'),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { ...this.options(), enableFindWidget: true },
      ),
    );
  }

  private take(panel: vscode.WebviewPanel): vscode.WebviewPanel {
    this.panel = panel;
    this.shown = undefined;
    panel.iconPath = vscode.Uri.joinPath(this.extensionUri, 'media', 'icon.png');
    panel.onDidDispose(() => {
      if (this.panel === panel) {
        this.panel = undefined;
      }
    });
    return panel;
  }

  private options(): vscode.WebviewOptions {
    return {
      enableScripts: false,
      enableCommandUris: enabledCommandUris,
      localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'media')],
    };
  }

  private navigation({ hasBack, follows }: ExplanationNavigation): string {
    const link = (target: ExplainTarget, text: string) =>
      `<a href="${explainUri(target)}">${this.markdown.utils.escapeHtml(text)}</a>`;
    const links = [
      ...(hasBack ? [link({ back: true }, `← ${vscode.l10n.t('Back')}`)] : []),
      follows
        ? link({ follow: false }, vscode.l10n.t('Keep this formula'))
        : link({ follow: true }, vscode.l10n.t('Follow the cursor')),
    ];
    return `<nav>${links.join(' · ')}</nav>\n`;
  }
}
