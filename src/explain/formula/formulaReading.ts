import * as l10n from '@vscode/l10n';
import { listed } from '../../base/joinTexts';
import type { Schedule } from '../../diffusion/schedule';
import { formulaOf } from '../../notes/catalogue';
import { glossary } from '../../notes/glossary/glossary';
import { glossaryText } from '../../notes/glossary/glossaryText';
import type { Citation } from '../../notes/glossary/glossaryEntry';
import type { FormulaOccurrence, Note, SymbolOccurrence } from '../../notes/note';
import { citation } from '../markdown/citation';
import type { Drawing } from '../markdown/drawing';
import { explainUri } from '../markdown/explainTarget';
import { formulaParts, type FormulaPart } from './formulaParts';
import { followsSchedule, isOfOtherProcess } from './formulaProcess';
import { image, plain, typeset } from '../markdown/markdownText';
import { formatShort } from '../../base/formatNumber';

/** A recognised formula in words. */
export interface FormulaReading {
  readonly name: string;
  /** Where it stands in the literature. */
  readonly source: Citation;
  /** The summands of its right side, or the arguments of its distribution. */
  readonly parts: readonly FormulaPart[];
  readonly terms: readonly FormulaTerm[];
}

/** A part of a formula and what it stands for. */
export interface FormulaTerm extends SymbolOccurrence {
  /** As the note writes it. */
  readonly tex: string;
  readonly name: string;
}

/** Names a formula and, in the order of their first use, the quantities in it. */
export function formulaReading(
  note: Note,
  formula: FormulaOccurrence,
  displayLanguage: string,
  schedule: Schedule,
  noteT: number | undefined,
): FormulaReading {
  const t = followsSchedule(note, formula) ? noteT : undefined;
  const { name, source } = formulaOf(formula.id);
  return {
    name: name(),
    source,
    parts: isOfOtherProcess(formula.id)
      ? []
      : formulaParts(note, formula, schedule, t).filter((part) => partText(part, displayLanguage) !== ''),
    terms: formulaTerms(note, formula, displayLanguage),
  };
}

/** What a part does, in words: "0.28033 × clean data", "mean: 0.28033 × clean data", "variance". */
export function partText({ role, carried, factor }: FormulaPart, displayLanguage: string): string {
  const names = listed(carried.map(({ id }) => glossaryText(id, displayLanguage).name));
  const scaled = factor === undefined ? names : l10n.t('{0} × {1}', formatShort(factor), names);
  switch (role) {
    case 'summand':
      return scaled;
    case 'variable':
      return l10n.t('of: {0}', names);
    case 'mean':
      return scaled === '' ? l10n.t('mean') : l10n.t('mean: {0}', scaled);
    case 'variance':
      return l10n.t('variance');
  }
}

/** The quantities and operators of a stretch of math, each once; roots and relations explain themselves. */
export function formulaTerms(
  note: Note,
  { start, end, span }: Pick<FormulaOccurrence, 'start' | 'end' | 'span'>,
  displayLanguage: string,
): FormulaTerm[] {
  const terms = new Map<string, FormulaTerm>();
  for (const symbol of note.symbolsIn(span)) {
    const { id, time } = symbol;
    const entry = glossary[id];
    const key = `${id} ${time ?? ''}`;
    if (symbol.start < start || symbol.end > end || terms.has(key)) {
      continue;
    }
    if (entry.shape === 'relation' || id === 'sqrt') {
      continue;
    }
    const written = note.drawableTex(symbol);
    const { name } = glossaryText(id, displayLanguage);
    terms.set(key, { ...symbol, tex: entry.shape === 'operator' ? entry.tex('t') : written, name });
  }
  return [...terms.values()];
}

/** Where a formula's links go. */
export interface FormulaLinks {
  readonly explain: string;
  /** Where a view shows it. */
  readonly run?: { readonly title: string; readonly uri: string };
}

/**
 * The hover of a formula, for a `MarkdownString` that supports HTML and trusts the commands that explain and run.
 * The drawings are of its parts, then of its terms.
 */
export function formulaMarkdown(
  { name, source, parts, terms }: FormulaReading,
  drawings: readonly (Drawing | undefined)[],
  { explain, run }: FormulaLinks,
  displayLanguage: string,
): string {
  const row = (i: number, tex: string, words: string) =>
    `| ${image(drawings[i], tex).replaceAll('|', '\\|')} | ${words} |`;
  const table = (rows: readonly string[]) =>
    rows.length > 0 ? [['| | |', '|:--|:--|', ...rows].join('\n')] : [];
  return [
    [
      `**${typeset(name)}**`,
      citation(source),
      `[${plain(l10n.t('Explain'))}](${explain})`,
      ...(run ? [`[${plain(run.title)}](${run.uri})`] : []),
    ].join(' · '),
    ...table(parts.map((part, i) => row(i, part.tex, typeset(partText(part, displayLanguage))))),
    ...table(
      terms.map(({ id, tex, name: meaning }, i) =>
        row(parts.length + i, tex, `[${typeset(meaning)}](${explainUri({ symbol: id })})`),
      ),
    ),
  ].join('\n\n');
}
