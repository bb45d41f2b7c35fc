import * as vscode from 'vscode';
import type { MathSpan, Note } from '../notes/note';
import type { ThemeKind } from '../explain/markdown/drawing';
import { formulaParts } from '../explain/formula/formulaParts';
import { formulaTerms } from '../explain/formula/formulaReading';
import { hoverTex } from '../explain/hover/hoverContent';
import type { LanguageContext } from './languageContext';
import { scheduleNear } from '../explain/values/scheduleNear';
import { themeKind } from './themeKind';

/** How long, in milliseconds, nothing was opened, typed or scrolled before drawing begins. */
const pauseMs = 150;
/** How many drawings are made ahead for a note beyond what is on screen. */
const maxAhead = 250;
/** How long, in milliseconds, the thread is kept at a time when there is nothing to wait for. */
const sliceMs = 4;

/**
 * Draws ahead what the hovers of the visible notes will show, one formula at a time, so that a hover that is asked
 * for meanwhile waits for one at most. What is on screen comes first, then the note's other symbols; and the whole note
 * is read, so that no hover has to.
 */
export class HoverPredrawer implements vscode.Disposable {
  private readonly isNote: (document: vscode.TextDocument) => boolean;
  private readonly listening: vscode.Disposable;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  /** Counts up whenever what is being drawn is out of date. */
  private round = 0;

  constructor(
    private readonly context: LanguageContext,
    isNote: (document: vscode.TextDocument) => boolean,
  ) {
    this.isNote = isNote;
    const soon = () => this.drawSoon();
    this.listening = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(soon),
      vscode.window.onDidChangeTextEditorVisibleRanges(soon),
      vscode.window.onDidChangeActiveColorTheme(soon),
      context.onDidChangeSettings(soon),
    );
    soon();
  }

  dispose(): void {
    this.round++;
    clearTimeout(this.waiting);
    this.listening.dispose();
  }

  private drawSoon(): void {
    this.round++;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.draw(this.round), pauseMs);
  }

  private async draw(round: number): Promise<void> {
    if (!this.context.settings().hoverEnabled) {
      return;
    }
    const theme = themeKind(vscode.window.activeColorTheme.kind);
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => this.isNote(document));
    for (const { document, visibleRanges } of editors) {
      const note = this.context.notes.get(document);
      const ranges = visibleRanges.map(({ start, end }) => [
        document.offsetAt(start),
        document.offsetAt(end),
      ]);
      const isVisible = (span: MathSpan) =>
        ranges.some(([start = 0, end = 0]) => span.start <= end && span.end >= start);
      await this.drawAll(this.symbolsAndFormulas(note, note.spans.filter(isVisible)), theme, round, Infinity);
    }
    for (const { document } of editors) {
      if (round !== this.round || document.isClosed) {
        return;
      }
      const note = this.context.notes.get(document);
      await this.drawAll(this.symbols(note, note.spans), theme, round, maxAhead);
    }
  }

  /** Draws what is not drawn yet, without ever keeping the thread for long. */
  private async drawAll(
    texes: Iterable<string | undefined>,
    theme: ThemeKind,
    round: number,
    most: number,
  ): Promise<void> {
    const { drawings } = this.context;
    let count = 0;
    let since = performance.now();
    for (const tex of texes) {
      if (performance.now() - since > sliceMs) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        since = performance.now();
      }
      if (round !== this.round) {
        return;
      }
      if (tex === undefined || count >= most || drawings.has(tex, theme)) {
        continue;
      }
      count++;
      await drawings.draw(tex, theme);
      since = performance.now();
    }
  }

  private *symbols(note: Note, spans: readonly MathSpan[]): Iterable<string | undefined> {
    const seen = new Set<string>();
    const { schedule } = this.context.settings();
    for (const span of spans) {
      for (const { id, time } of note.symbolsIn(span)) {
        const key = `${id} ${time ?? ''}`;
        if (seen.has(key)) {
          continue;
        }
        seen.add(key);
        // The schedule decides only about the values.
        const { symbol, definition } = hoverTex({ id, time, schedule: this.context.scheduleOf(schedule) });
        yield symbol;
        yield definition;
      }
      note.readAhead(span);
      // Lets whoever draws look at the time even where a formula repeats another.
      yield undefined;
    }
  }

  private *symbolsAndFormulas(note: Note, spans: readonly MathSpan[]): Iterable<string | undefined> {
    yield* this.symbols(note, spans);
    for (const span of spans) {
      for (const formula of note.formulasIn(span)) {
        const near = scheduleNear(note.parametersNear(formula.start), this.context.settings().schedule);
        const schedule = this.context.scheduleOf(near.config);
        for (const { tex } of formulaParts(note, formula, schedule, undefined)) {
          yield tex;
        }
        for (const { tex } of formulaTerms(note, formula, vscode.env.language)) {
          yield tex;
        }
      }
    }
  }
}
