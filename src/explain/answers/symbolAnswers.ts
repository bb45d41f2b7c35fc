import { glossary } from '../../notes/glossary/glossary';
import { glossaryText, shapeText } from '../../notes/glossary/glossaryText';
import { symbolIds, type SymbolId } from '../../notes/glossary/symbolIds';
import { mayHoldMath } from '../../notes/mayHoldMath';
import { readNote } from '../../notes/readNote';
import { citationText } from '../markdown/citation';

/** An entry of the glossary in words. */
export interface SymbolAnswer {
  readonly id: SymbolId;
  /** In Unicode. */
  readonly symbol: string;
  readonly name: string;
  readonly meaning: string;
  /** TeX. */
  readonly definition: string;
  readonly source: string;
  readonly shape: string;
  readonly isMadeOf: readonly SymbolId[];
  readonly isUsedIn: readonly SymbolId[];
  readonly mayBeConfusedWith: readonly SymbolId[];
}

/** What the glossary says of the symbols in some TeX, or of the one with this id or these Unicode letters. */
export function symbolAnswers(asked: string, displayLanguage: string): SymbolAnswer[] {
  const named = symbolIds.filter((id) => id === asked || glossary[id].plain('t') === asked);
  const found =
    named.length > 0
      ? named
      : readNote(mayHoldMath(asked) ? asked : `$${asked}$`).symbols.map(({ id }) => id);
  return [...new Set(found)].map((id) => {
    const entry = glossary[id];
    const { definition, source, shape, from, to, confusedWith } = entry;
    const { name, meaning } = glossaryText(id, displayLanguage);
    return {
      id,
      symbol: entry.plain('t'),
      name,
      meaning,
      definition,
      source: citationText(source),
      shape: shapeText(shape, displayLanguage),
      isMadeOf: from,
      isUsedIn: to,
      mayBeConfusedWith: confusedWith,
    };
  });
}
