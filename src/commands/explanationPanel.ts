import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { explainCommand, explainUri } from '../language/explainTarget';
import type { Explanation } from '../language/explanation';
import { openPlaygroundCommand } from '../language/openPlayground';

/** Commands that links of the panel may run. */
const enabledCommandUris = [explainCommand, openPlaygroundCommand, 'vscode.open'];

/** The panel beside a note in which formulas and symbols are explained. It holds text and pictures, no script. */
export class ExplanationPanel implements vscode.Disposable {
  static readonly viewType = 'diffusion.explanation';
  readonly #extensionUri: vscode.Uri;
  readonly #markdown = new MarkdownIt({ html: true });
  #panel: vscode.WebviewPanel | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    // Its own list of safe links lacks SVG and commands; the page's policy and the list above decide.
    this.#markdown.validateLink = (link) => /^(?:https:|command:|data:image\/svg\+xml;base64,)/.test(link);
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  show({ title, markdown }: Explanation, hasBack: boolean): void {
    const panel = (this.#panel ??= this.#open());
    panel.title = vscode.l10n.t('Explain: {0}', title);
    panel.webview.html = this.#page(panel.webview, markdown, hasBack);
    panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      ExplanationPanel.viewType,
      vscode.l10n.t('Explain'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      {
        enableScripts: false,
        enableCommandUris: enabledCommandUris,
        enableFindWidget: true,
        localResourceRoots: [vscode.Uri.joinPath(this.#extensionUri, 'media')],
      },
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    return panel;
  }

  #page(webview: vscode.Webview, markdown: string, hasBack: boolean): string {
    const style = webview.asWebviewUri(vscode.Uri.joinPath(this.#extensionUri, 'media', 'explanation.css'));
    const policy = `default-src 'none'; img-src data:; style-src ${webview.cspSource}`;
    const back = hasBack
      ? `<nav><a href="${explainUri({ back: true })}">← ${this.#markdown.utils.escapeHtml(vscode.l10n.t('Back'))}</a></nav>`
      : '';
    return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${style.toString()}">
</head>
<body>
${back}
<main>
${this.#markdown.render(markdown)}
</main>
</body>
</html>`;
  }
}
