import * as l10n from '@vscode/l10n';
import { checkNote } from '../notes/check/checkNote';
import { inspectNote } from '../notes/inspect';
import { formatOf } from '../notes/mathSpans';
import { readNote } from '../notes/readNote';
import { notesIn } from './noteFile';
import { printable } from './formats/printable';

/** How much of a file was understood. Letters are all letter-like atoms of its math. */
export interface Summary {
  readonly file: string;
  readonly spans: number;
  readonly letters: number;
  /** By the glossary, or by the note's own definitions. */
  readonly explained: number;
  readonly unknown: number;
  /** The letters that nothing explains, the most frequent first. */
  readonly unknownLetters: readonly { readonly letter: string; readonly count: number }[];
  readonly formulas: number;
  readonly findings: number;
}

/** Reads and checks a file's content. */
export function summarise(file: string, content: string): Summary {
  const summaries = notesIn(file, content).map(({ text }) => {
    const note = readNote(text, { format: formatOf(file) });
    const { spans, formulas, coverage } = inspectNote(note);
    return { spans, formulas, coverage, findings: checkNote(note) };
  });
  const total = (count: (each: (typeof summaries)[number]) => number) =>
    summaries.reduce((sum, each) => sum + count(each), 0);
  return {
    file,
    spans: total(({ spans }) => spans.length),
    letters: total(({ coverage }) => coverage.atoms),
    explained: total(({ coverage }) => coverage.explained),
    unknown: total(({ coverage }) => coverage.unknown),
    unknownLetters: summaries.flatMap(({ coverage }) => coverage.unknownLetters),
    formulas: total(({ formulas }) => formulas.length),
    findings: total(({ findings }) => findings.length),
  };
}

/** A table with a row for each note, and the letters that nothing explains. */
export function formatSummaries(summaries: readonly Summary[]): string {
  const header = [
    l10n.t('note'),
    l10n.t('spans'),
    l10n.t('letters'),
    l10n.t('explained'),
    l10n.t('unknown'),
    l10n.t('formulas'),
    l10n.t('findings'),
    l10n.t('unknown letters'),
  ];
  const rows = summaries.map((each) => [
    each.file,
    String(each.spans),
    String(each.letters),
    String(each.explained),
    `${each.unknown} (${each.letters === 0 ? 0 : ((100 * each.unknown) / each.letters).toFixed(2)} %)`,
    String(each.formulas),
    String(each.findings),
    each.unknownLetters.map(({ letter, count }) => `${letter} × ${count}`).join(', ') || '–',
  ]);
  return [header, header.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
}

/** A bar would end the cell. */
const cell = (text: string): string => printable(text).replaceAll('|', '\\|');
