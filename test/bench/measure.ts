import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FormulaCodeLensProvider } from '../../src/language/codeLens';
import { DrawingCache } from '../../src/threads/mathJax/drawingCache';
import { MathHoverProvider } from '../../src/language/hover';
import type { LanguageContext } from '../../src/language/languageContext';
import { NoteCache } from '../../src/language/noteCache';
import { openThread } from '../../src/threads/openThread';
import { scheduleCache } from '../../src/language/scheduleCache';
import { readSettings } from '../../src/settings/settings';
import { MathJaxThread } from '../../src/threads/mathJax/mathJaxThread';
import { checkNote } from '../../src/notes/check/checkNote';
import { readNote } from '../../src/notes/readNote';
import { longNote, spanCount } from './longNotes';

export interface Measurements {
  readonly activationMs: number;
  /** What the extension takes from the question to its answer: 95th percentile and median, after the first hover. */
  readonly hoverP95Ms: number;
  readonly hoverMedianMs: number;
  /** The same through VS Code's command: the way to its window and back, and what other extensions answer, too. */
  readonly hoverEditorP95Ms: number;
  readonly hoverEditorMedianMs: number;
  /** Median of asking the editor where there is nothing to explain: the way there and back alone. */
  readonly hoverElsewhereMedianMs: number;
  /** The first hover of a fresh note through the editor, which has the whole note read. */
  readonly hoverFirstMs: number;
  readonly hovers: number;
  /**
   * Median of what the extension takes for all lenses of a note of 5,000 lines and 2,000 formulas that was read
   * before, made anew each time, and for the commands of a screenful.
   */
  readonly codeLensMs: number;
  /** The same through VS Code's command. */
  readonly codeLensEditorMs: number;
  /** How many lenses those are. */
  readonly codeLenses: number;
  /** Median of checking a typical note, read anew each time. */
  readonly checkMs: number;
}

const noteLines = 5000;
const hovers = 200;

/** A long note: prose, code, tables, and a symbol on every other line. */
function symbolNote(): string {
  const symbols = [
    '\\bar\\alpha_t',
    '\\beta_t',
    '\\tilde\\mu_t',
    'x_{t-1}',
    '\\epsilon_\\theta',
    '\\sigma_t',
  ];
  const lines: string[] = [];
  while (lines.length < noteLines) {
    const number = lines.length;
    const symbol = symbols[number % symbols.length] ?? '';
    lines.push(`Line ${number}: the value $${symbol}$ stands in *prose* with \`code\` around it.`, '');
    if (number % 50 === 0) {
      lines.push('$$', 'x_t = \\sqrt{\\bar\\alpha_t} x_0 + \\sqrt{1-\\bar\\alpha_t} \\epsilon', '$$', '');
    }
    if (number % 70 === 0) {
      lines.push('```python', 'beta = linspace(1e-4, 0.02, T)', '```', '');
    }
  }
  return lines.slice(0, noteLines).join('\n');
}

/** What a user waits for, measured in the extension host. Hovers are asked for as VS Code's editor does. */
export async function measure(): Promise<Measurements> {
  const extension = vscode.extensions.getExtension('diffusion-playground.diffusion-playground');
  assert.ok(extension && !extension.isActive, 'The extension must be installed and still asleep.');
  const started = performance.now();
  await extension.activate();
  const activationMs = performance.now() - started;

  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: symbolNote() });
  await vscode.window.showTextDocument(document);
  const offsets = [...document.getText().matchAll(/value \$/g)].map(
    (match) => match.index + match[0].length + 1,
  );
  const chosen = Array.from(
    { length: hovers },
    (_, index) => offsets[Math.floor((index * offsets.length) / hovers)] ?? 0,
  );
  const ask = (offset: number) =>
    vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(offset),
    );
  const [hoverFirstMs = 0, ...asked] = await timesOf(chosen, async (offset) => {
    assert.ok((await ask(offset)).length > 0, `no hover at offset ${offset}`);
  });
  const elsewhere = await timesOf(chosen.slice(0, 50), async (offset) => void (await ask(offset - 8)));
  const { context, dispose } = ownContext(extension.extensionUri);
  const provider = new MathHoverProvider(context);
  const token = new vscode.CancellationTokenSource().token;
  const [, ...own] = await timesOf(chosen, async (offset) => {
    assert.ok(await provider.provideHover(document, document.positionAt(offset), token));
  });
  const lenses = await measureLenses(context);
  dispose();
  return {
    activationMs,
    hoverP95Ms: quantile(own, 0.95),
    hoverMedianMs: quantile(own, 0.5),
    hoverEditorP95Ms: quantile(asked, 0.95),
    hoverEditorMedianMs: quantile(asked, 0.5),
    hoverElsewhereMedianMs: quantile(elsewhere, 0.5),
    hoverFirstMs,
    hovers,
    ...lenses,
    checkMs: measureCheck(),
  };
}

const repeats = 15;
/** How many lenses a large window shows. */
const screenful = 40;
const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(share * times.length)] ?? NaN;
const median = (times: readonly number[]) => quantile(times, 0.5);

/** How long it takes at each of some offsets, one after the other. */
async function timesOf(
  offsets: readonly number[],
  run: (offset: number) => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  for (const offset of offsets) {
    const from = performance.now();
    await run(offset);
    times.push(performance.now() - from);
  }
  return times;
}

/** What the extension's providers work with, made here, so that they can be asked without VS Code's window. */
function ownContext(extensionUri: vscode.Uri) {
  const path = vscode.Uri.joinPath(extensionUri, 'dist', 'mathJax.js').fsPath;
  const read = () => Promise.reject(new Error('This is measured where there is Node.'));
  const mathJax = new MathJaxThread((hear) => openThread({ path, read }, hear));
  const changes = new vscode.EventEmitter<void>();
  const settings = readSettings({ get: () => undefined }, () => undefined);
  const context: LanguageContext = {
    notes: new NoteCache((text, _languageId, previous) => readNote(text, {}, previous)),
    drawings: new DrawingCache(mathJax.draw),
    check: () => Promise.resolve(undefined),
    scheduleOf: scheduleCache(),
    settings: () => settings,
    onDidChangeSettings: changes.event,
    findingsIn: () => undefined,
    onDidCheck: changes.event,
    playgroundT: () => undefined,
  };
  return {
    context,
    dispose: () => {
      mathJax.dispose();
      changes.dispose();
    },
  };
}

async function measureLenses(
  context: LanguageContext,
): Promise<Pick<Measurements, 'codeLensMs' | 'codeLensEditorMs' | 'codeLenses'>> {
  const content = longNote(spanCount / 4);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  const ask = (resolved?: number) =>
    vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      resolved,
    );
  const codeLenses = (await ask()).length;
  assert.ok(codeLenses > 100, 'the note has too few lenses');
  const screenfuls = Array.from({ length: repeats }, () => screenful);
  const asked = await timesOf(screenfuls, async (resolved) => {
    assert.ok((await ask(resolved)).length >= screenful);
  });
  context.notes.get(document);
  const own = await timesOf(screenfuls, (resolved) => {
    const provider = new FormulaCodeLensProvider(context);
    const lenses = provider.provideCodeLenses(document);
    assert.equal(lenses.length, codeLenses);
    lenses.slice(0, resolved).forEach((lens) => provider.resolveCodeLens(lens));
    return Promise.resolve();
  });
  return { codeLensMs: median(own), codeLensEditorMs: median(asked), codeLenses };
}

/** The beginning of a long note with formulas that differ, as long as a note that people write. */
function measureCheck(): number {
  const typical = longNote(spanCount).split('\n').slice(0, 500).join('\n');
  const times = Array.from({ length: repeats }, () => {
    const from = performance.now();
    checkNote(readNote(typical));
    return performance.now() - from;
  });
  return median(times);
}
