import * as vscode from 'vscode';
import { sentence, type Sentence } from './sentence';

/** An item at the left of the status bar that runs a command on a click; absent until it has something to show. */
export class StatusItem implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;

  constructor(
    id: string,
    { name, tooltip, command }: { name: Sentence; tooltip: Sentence; command: string },
  ) {
    this.item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left);
    this.item.name = name;
    this.item.tooltip = tooltip;
    this.item.command = command;
  }

  /** `icon` is one of VS Code's, which is not read aloud. */
  show(icon: 'sync~spin' | 'debug-pause', text: Sentence): void {
    this.item.text = sentence('$({0}) {1}', icon, text);
    this.item.accessibilityInformation = { label: text, role: 'button' };
    this.item.show();
  }

  hide(): void {
    this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
  }
}
