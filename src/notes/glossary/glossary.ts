import type { GlossaryEntry } from './glossaryEntry';
import { symbols, type SymbolId } from './symbolIds';

/**
 * What a note's reader may ask about: the symbols, operators and ideas of DDPM, DDIM, score SDEs, guidance and
 * flow matching. Definitions and places are those of the papers. Does not compile where a symbol names one that is
 * none.
 */
export const glossary: Readonly<Record<SymbolId, GlossaryEntry<SymbolId>>> = symbols;
