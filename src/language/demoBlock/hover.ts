import * as vscode from 'vscode';
import { demoHover } from '../../explain/demoBlock/demoHover';

/** Says of the keys of ```` ```diffusion ```` blocks what they mean and may be. */
export class DemoHoverProvider implements vscode.HoverProvider {
  provideHover(
    document: vscode.TextDocument,
    { line, character }: vscode.Position,
  ): vscode.Hover | undefined {
    const hover = demoHover(document.getText(), line, character);
    if (!hover) {
      return undefined;
    }
    const range = new vscode.Range(line, hover.start, line, hover.end);
    return new vscode.Hover(new vscode.MarkdownString(hover.markdown), range);
  }
}
