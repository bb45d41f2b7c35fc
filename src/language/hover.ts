import * as vscode from 'vscode';
import { createSchedule } from '../diffusion/schedule';
import { hoverCurve, hoverMarkdown, hoverTex, type HoverSubject } from './hoverContent';
import type { LanguageContext } from './languageContext';
import { openPlaygroundCommand } from './openPlayground';
import { scheduleNear } from './scheduleNear';
import { themeKind } from './themeKind';

/** Explains the diffusion symbol under the cursor. */
export class SymbolHoverProvider implements vscode.HoverProvider {
  readonly #context: LanguageContext;

  constructor(context: LanguageContext) {
    this.#context = context;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const { notes, drawer } = this.#context;
    const settings = this.#context.settings();
    if (!settings.hoverEnabled) return undefined;
    const note = notes.get(document);
    const symbol = note.symbolAt(document.offsetAt(position));
    if (!symbol) return undefined;
    // Before anything is awaited: the document may change meanwhile.
    const range = new vscode.Range(document.positionAt(symbol.start), document.positionAt(symbol.end));
    const near = scheduleNear(note.parametersNear(symbol.start), settings.schedule);
    const subject: HoverSubject = {
      id: symbol.id,
      time: symbol.time,
      near,
      schedule: createSchedule(near.config),
      playgroundT: this.#context.playgroundT(),
      displayLanguage: vscode.env.language,
    };
    const theme = themeKind(vscode.window.activeColorTheme.kind);
    const tex = hoverTex(subject);
    const [symbolDrawing, definition] = await Promise.all([
      drawer.draw(tex.symbol, theme),
      drawer.draw(tex.definition, theme),
    ]);
    if (token.isCancellationRequested) return undefined;
    const drawings = { symbol: symbolDrawing, definition, curve: hoverCurve(subject, theme) };
    const content = new vscode.MarkdownString(hoverMarkdown(subject, drawings));
    content.supportHtml = true;
    content.isTrusted = { enabledCommands: [openPlaygroundCommand] };
    return new vscode.Hover(content, range);
  }
}
