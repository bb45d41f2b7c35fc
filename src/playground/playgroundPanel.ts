import * as v from 'valibot';
import * as vscode from 'vscode';
import { describeIssues } from '../protocol/describeIssues';
import { toHostSchema, type ToHost } from '../protocol/toHost';
import type { ToPage } from '../protocol/toPage';
import { pageHtml } from './pageHtml';

/** One webview panel with the playground's page in it. Messages of a wrong shape are dropped and logged. */
export class PlaygroundPanel implements vscode.Disposable {
  static readonly viewType = 'diffusion.playground';

  private readonly messages = new vscode.EventEmitter<ToHost>();
  private readonly viewState = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[] = [this.messages, this.viewState];

  readonly onMessage = this.messages.event;
  readonly onDidChangeViewState = this.viewState.event;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, 'dist'),
        vscode.Uri.joinPath(extensionUri, 'media'),
      ],
    };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    this.disposables.push(
      webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => this.viewState.fire()),
    );
    webview.html = pageHtml(webview, extensionUri);
  }

  /** A new panel beside nothing: in the active column. */
  static create(
    extensionUri: vscode.Uri,
    log: vscode.LogOutputChannel,
    column?: vscode.ViewColumn,
  ): PlaygroundPanel {
    const panel = vscode.window.createWebviewPanel(
      PlaygroundPanel.viewType,
      vscode.l10n.t('Diffusion Playground'),
      column ?? vscode.ViewColumn.Active,
      { enableScripts: true, retainContextWhenHidden: true },
    );
    return new PlaygroundPanel(panel, extensionUri, log);
  }

  get webview(): vscode.Webview {
    return this.panel.webview;
  }

  get active(): boolean {
    return this.panel.active;
  }

  get visible(): boolean {
    return this.panel.visible;
  }

  get onDidDispose(): vscode.Event<void> {
    return this.panel.onDidDispose;
  }

  post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
    this.panel.dispose();
  }

  private receive(message: unknown): void {
    const parsed = v.safeParse(toHostSchema, message);
    if (parsed.success) {
      this.messages.fire(parsed.output);
    } else {
      this.log.warn(`A message from the playground's page was dropped. ${describeIssues(parsed.issues)}`);
    }
  }
}
