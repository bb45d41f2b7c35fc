import { glossary } from '../../notes/glossary/glossary';
import { symbolIds } from '../../notes/glossary/symbolIds';
import type { Note, SymbolId } from '../../notes/note';
import { isInMath } from './mathContext';

/** A symbol that can be completed at a place. */
export interface SymbolCompletion {
  readonly id: SymbolId;
  /** TeX in the note's own spelling, where it has one. */
  readonly tex: string;
  /** How often the note uses it. */
  readonly uses: number;
}

export interface SymbolCompletions {
  /** Offset where the text begins that a completion replaces; it ends at the cursor. */
  readonly start: number;
  readonly items: readonly SymbolCompletion[];
}

/** Longer than any symbol: how far before the cursor one may have begun. */
const reach = 48;

/** The symbols that what stands before the cursor may become. Undefined outside of math. */
export function completionsAt(note: Note, offset: number): SymbolCompletions | undefined {
  if (!isInMath(note, offset)) {
    return undefined;
  }
  const all = candidates(note);
  const from = Math.max(0, offset - reach);
  const before = note.text.slice(from, offset);
  // `\sqrt{\bar\al`: the longest end of it that begins a symbol counts.
  for (const { index } of before.matchAll(/\\|(?<![\\\p{L}])\p{L}/gu)) {
    const typed = letters(before.slice(index));
    const items = all.filter(({ tex }) => letters(tex).startsWith(typed));
    if (items.length > 0) {
      return { start: from + index, items };
    }
  }
  let wordStart = before.length;
  while (/[A-Za-z]/.test(before[wordStart - 1] ?? '')) {
    wordStart--;
  }
  const named = before.slice(wordStart).toLowerCase();
  if (before[wordStart - 1] === '\\') {
    wordStart--;
  }
  const items = named === '' ? all : all.filter(({ id }) => id.toLowerCase().includes(named));
  return { start: from + wordStart, items };
}

/** TeX without what spellings differ in: `\bar{\alpha}_{t}` and `\bar\alpha_t` are one. */
function letters(tex: string): string {
  return tex.replace(/[{}\s]|\\(?:mathbf|boldsymbol|bm|mathcal|mathrm)(?![A-Za-z])/g, '');
}

/** Without braces around a single letter, as people write it: `\bar\alpha_t`. */
const asTyped = (tex: string): string => tex.replace(/_\{([A-Za-z0-9])\}/g, '_$1');

function candidates(note: Note): SymbolCompletion[] {
  const spellings = new Map<SymbolId, Map<string, number>>();
  for (const { id, start, end, time } of note.symbols) {
    // x_{t-1} has an entry of its own; of the others the plain form at t is offered.
    if (time !== undefined && time !== 't' && glossary[id].tex(time) !== glossary[id].tex('t')) {
      continue;
    }
    const written = note.text.slice(start, end);
    const counts = spellings.get(id) ?? new Map<string, number>();
    counts.set(written, (counts.get(written) ?? 0) + 1);
    spellings.set(id, counts);
  }
  return symbolIds.map((id) => {
    const counts = [...(spellings.get(id) ?? [])].sort(([, a], [, b]) => b - a);
    const uses = counts.reduce((sum, [, count]) => sum + count, 0);
    return { id, tex: counts[0]?.[0] ?? asTyped(glossary[id].tex(id === 'x_{t-1}' ? 't-1' : 't')), uses };
  });
}
