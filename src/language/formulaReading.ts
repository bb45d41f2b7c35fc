import * as l10n from '@vscode/l10n';
import { formulaName } from '../notes/formulas/formulaNames';
import { glossary } from '../notes/glossary/glossary';
import { glossaryText } from '../notes/glossary/glossaryText';
import type { FormulaOccurrence, Note, SymbolOccurrence } from '../notes/note';
import type { Drawing } from './drawing';
import { explainUri } from './explainTarget';
import { image, plain, typeset } from './markdownText';

/** A recognised formula in words. */
export interface FormulaReading {
  readonly name: string;
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
): FormulaReading {
  return { name: formulaName(formula.id), terms: formulaTerms(note, formula, displayLanguage) };
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
    const { shape, tex } = glossary[id];
    const key = `${id} ${time ?? ''}`;
    if (symbol.start < start || symbol.end > end || terms.has(key)) continue;
    if (shape === 'relation' || id === 'sqrt') continue;
    const written = note.text.slice(symbol.start, symbol.end);
    const { name } = glossaryText(id, displayLanguage);
    terms.set(key, { ...symbol, tex: shape === 'operator' ? tex('t') : written, name });
  }
  return [...terms.values()];
}

/** The hover of a formula, for a `MarkdownString` that supports HTML and trusts the command that explains. */
export function formulaMarkdown(
  { name, terms }: FormulaReading,
  drawings: readonly (Drawing | undefined)[],
  explain: string,
): string {
  const rows = terms.map(
    ({ id, tex, name: meaning }, i) =>
      `| ${image(drawings[i], tex).replaceAll('|', '\\|')} | [${typeset(meaning)}](${explainUri({ symbol: id })}) |`,
  );
  return [
    `**${typeset(name)}** · [${plain(l10n.t('Explain'))}](${explain})`,
    ...(rows.length > 0 ? [['| | |', '|:--|:--|', ...rows].join('\n')] : []),
  ].join('\n\n');
}
