import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checkNote } from '../../src/notes/check/checkNote';
import { readNote } from '../../src/notes/readNote';
import { longNote, spanCount } from './longNotes';

export interface Measurements {
  readonly activationMs: number;
  /** 95th percentile over all symbols, the note being read once before. */
  readonly hoverP95Ms: number;
  readonly hoverMedianMs: number;
  /** The first hover of a fresh note, which has the whole note read. */
  readonly hoverFirstMs: number;
  readonly hovers: number;
  /** Median of asking for the lenses of a note of 5,000 lines and 2,000 formulas that was read before. */
  readonly codeLensMs: number;
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
    if (number % 50 === 0)
      lines.push('$$', 'x_t = \\sqrt{\\bar\\alpha_t} x_0 + \\sqrt{1-\\bar\\alpha_t} \\epsilon', '$$', '');
    if (number % 70 === 0) lines.push('```python', 'beta = linspace(1e-4, 0.02, T)', '```', '');
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
  const times: number[] = [];
  for (let index = 0; index < hovers; index++) {
    const offset = offsets[Math.floor((index * offsets.length) / hovers)] ?? 0;
    const from = performance.now();
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(offset),
    );
    times.push(performance.now() - from);
    assert.ok(found.length > 0, `no hover at offset ${offset}`);
  }
  const [hoverFirstMs = 0] = times;
  const sorted = times.slice(1).sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
  return {
    activationMs,
    hoverP95Ms: quantile(0.95),
    hoverMedianMs: quantile(0.5),
    hoverFirstMs,
    hovers,
    ...(await measureLenses()),
    checkMs: measureCheck(),
  };
}

const repeats = 15;
const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;

async function measureLenses(): Promise<Pick<Measurements, 'codeLensMs' | 'codeLenses'>> {
  const content = longNote(spanCount / 4);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  const times: number[] = [];
  let codeLenses = 0;
  for (let index = 0; index <= repeats; index++) {
    const from = performance.now();
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      0,
    );
    times.push(performance.now() - from);
    codeLenses = lenses.length;
  }
  assert.ok(codeLenses > 100, 'the note has too few lenses');
  return { codeLensMs: median(times.slice(1)), codeLenses };
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
