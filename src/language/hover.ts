import * as vscode from 'vscode';
import { formulaOf } from '../notes/catalogue';
import { runOf } from '../notes/catalogue/runOf';
import type { Definition, FormulaOccurrence, LetterAtom, Note, SymbolOccurrence } from '../notes/note';
import { explainCommand, explainUri } from '../explain/markdown/explainTarget';
import { formulaMarkdown, formulaReading, type FormulaLinks } from '../explain/formula/formulaReading';
import {
  hoverCurve,
  hoverMarkdown,
  hoverTex,
  type HoverSubject,
  type NoteLine,
} from '../explain/hover/hoverContent';
import { withinLimit } from '../explain/hover/hoverLimit';
import type { LanguageContext } from './languageContext';
import { localMarkdown, localTex } from '../explain/hover/localHover';
import { isOfOtherProcess } from '../explain/formula/formulaProcess';
import { isFoundWrong, lensFor } from '../explain/views/lensFor';
import { openPlaygroundCommand, openPlaygroundUri } from '../explain/views/playgroundLink';
import { scheduleNear } from '../explain/values/scheduleNear';
import { explainedAt, type Explained } from '../explain/explainedAt';
import { themeKind } from './themeKind';

/** Explains the symbol under the cursor, else the formula. */
export class MathHoverProvider implements vscode.HoverProvider {
  constructor(private readonly context: LanguageContext) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!this.context.settings().hoverEnabled) {
      return undefined;
    }
    const note = this.context.notes.get(document);
    const explained = explainedAt(note, document.offsetAt(position));
    if (!explained) {
      return undefined;
    }
    // Before anything is awaited: the document may change meanwhile.
    const { start, end } = explained.place;
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const markdown = await this.explain(document, note, explained);
    return token.isCancellationRequested ? undefined : new vscode.Hover(trusted(markdown), range);
  }

  private explain(document: vscode.TextDocument, note: Note, explained: Explained): Promise<string> {
    switch (explained.kind) {
      case 'symbol':
        return this.explainSymbol(document, note, explained.place, explained.formula);
      case 'formula':
        return this.explainFormula(document, note, explained.place);
      case 'local':
        return this.explainLocal(document, note, explained.place, explained.definition);
    }
  }

  private async explainSymbol(
    document: vscode.TextDocument,
    note: Note,
    symbol: SymbolOccurrence,
    formula: FormulaOccurrence | undefined,
  ): Promise<string> {
    const near = scheduleNear(note.parametersNear(symbol.start), this.context.settings().schedule);
    const convention = note.conventionOf(symbol);
    const subject: HoverSubject = {
      id: symbol.id,
      time: symbol.time,
      written: note.text.slice(symbol.start, symbol.end),
      near,
      schedule: this.context.scheduleOf(near.config),
      playgroundT: this.context.playgroundT(),
      displayLanguage: vscode.env.language,
      ...(convention ? { convention: noteLine(document, convention) } : {}),
      ...(formula
        ? { formula: formulaLink(document, formula), isElsewhere: isOfOtherProcess(formula.id) }
        : {}),
    };
    const theme = themeKind(vscode.window.activeColorTheme.kind);
    const tex = hoverTex(subject);
    const drawn = await Promise.all([
      this.context.drawings.draw(tex.symbol, theme),
      this.context.drawings.draw(tex.definition, theme),
    ]);
    return withinLimit([...drawn, hoverCurve(subject, theme)], ([drawing, definition, curve]) =>
      hoverMarkdown(subject, { symbol: drawing, definition, curve }),
    );
  }

  private async explainFormula(
    document: vscode.TextDocument,
    note: Note,
    formula: FormulaOccurrence,
  ): Promise<string> {
    const near = scheduleNear(note.parametersNear(formula.start), this.context.settings().schedule);
    const { language } = vscode.env;
    const t = near.t ?? this.context.playgroundT();
    const reading = formulaReading(note, formula, language, this.context.scheduleOf(near.config), t);
    const theme = themeKind(vscode.window.activeColorTheme.kind);
    const drawings = await Promise.all(
      [...reading.parts, ...reading.terms].map(({ tex }) => this.context.drawings.draw(tex, theme)),
    );
    const { start } = formula;
    const isWrong = isFoundWrong(formula, this.context.findingsIn(document));
    const { schedule } = this.context.settings();
    const run = runOf(formula);
    const lens = run && lensFor({ run, start, isWrong }, near, schedule);
    const links: FormulaLinks = {
      explain: formulaLink(document, formula).uri,
      ...(lens ? { run: { title: lens.title, uri: openPlaygroundUri(lens.patch) } } : {}),
    };
    return withinLimit(drawings, (kept) => formulaMarkdown(reading, kept, links, language));
  }

  private async explainLocal(
    document: vscode.TextDocument,
    note: Note,
    place: LetterAtom,
    definition: Definition,
  ): Promise<string> {
    const theme = themeKind(vscode.window.activeColorTheme.kind);
    const written = note.drawableTex(place);
    const drawings = await Promise.all([
      this.context.drawings.draw(written, theme),
      this.context.drawings.draw(localTex(note, definition), theme),
    ]);
    return withinLimit(drawings, ([drawn, said]) =>
      localMarkdown(written, noteLine(document, definition), drawn, said),
    );
  }
}

function formulaLink(document: vscode.TextDocument, { id, start }: FormulaOccurrence) {
  return { name: formulaOf(id).name(), uri: explainUri({ uri: document.uri.toString(), offset: start }) };
}

function noteLine(document: vscode.TextDocument, { line, statement }: Definition): NoteLine {
  const uri = document.uri.with({ fragment: `L${line + 1}` }).toString();
  return { line: line + 1, statement, uri };
}

function trusted(markdown: string): vscode.MarkdownString {
  const content = new vscode.MarkdownString(markdown);
  content.supportHtml = true;
  content.isTrusted = { enabledCommands: [openPlaygroundCommand, explainCommand] };
  return content;
}
