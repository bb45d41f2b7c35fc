import { headOf, usualHeads } from '../../notation/meaning';
import { plainRenames } from '../../notation/renameTree';
import type { NotationStatement, Note } from '../../note';
import { readIdentifier } from '../../tex/identifier';
import { parseTex } from '../../tex/parseTex';

/** How a note writes the quantities of the schedule, so that a correction can be written as the note would. */
export interface Spelling {
  /** ᾱ without its subscript, e.g. `\\bar{\\alpha}`, a macro, or the note's own letter. */
  readonly alphaBar: string;
  readonly alpha: string;
  /** Whether the note writes ᾱ at all. */
  readonly hasAlphaBar: boolean;
  /** Macros and own letters that stand for quantities of the schedule. */
  readonly names: readonly string[];
  /** Steps by which the formula's other sides count. */
  readonly steps?: readonly string[];
}

const barred = /\\(?:bar|overline)\s*(?:\{\s*\\alpha\s*\}|\\alpha)|ᾱ/u;

/**
 * The letters that a note gives the meaning of others. What its formulas merely suggest about the papers' own letters
 * does not count: it may be the very slip that is looked for.
 */
export const trustedRenames = (note: Note): NotationStatement[] =>
  plainRenames(note.notation).filter((each) => each.source === 'stated' || !usualHeads.has(headOf(each)));

/** Reads a note's spelling from its formulas, its macros, and the letters that it gives meanings of their own. */
export function readSpelling(note: Note): Spelling {
  const names: string[] = [];
  let alphaBar: string | undefined;
  let alpha: string | undefined;
  for (const renamed of trustedRenames(note)) {
    const atom = note.atoms.find((each) => headOf(each) === headOf(renamed));
    if (!atom) {
      continue;
    }
    const spelled = note.text.slice(atom.start, atom.end);
    names.push(spelled);
    if (renamed.meaning === 'alphaBar_t') {
      alphaBar ??= spelled;
    }
    if (renamed.meaning === 'alpha_t') {
      alpha ??= spelled;
    }
  }
  for (const [name, { argumentCount, body }] of note.macros) {
    const read = argumentCount === 0 && /^[a-zA-Z]+$/.test(name) ? identifierOf(body) : undefined;
    if (!read || !/^[αβσ]$/.test(read.letter)) {
      continue;
    }
    names.push(`\\${name}`);
    if (read.letter !== 'α') {
      continue;
    }
    if (read.accents.join() === 'bar') {
      alphaBar ??= `\\${name}`;
    } else if (read.accents.length === 0) {
      alpha ??= `\\${name}`;
    }
  }
  const written = alphaBar ?? barred.exec(note.text)?.[0];
  return {
    alphaBar: written ?? '\\bar{\\alpha}',
    hasAlphaBar: written !== undefined || /\\(?:bar|overline)\s*\{\s*\\alpha/.test(note.text),
    alpha: alpha ?? '\\alpha',
    names,
  };
}

function identifierOf(tex: string) {
  const [node, ...others] = parseTex(tex);
  return node && others.length === 0 ? readIdentifier(node) : undefined;
}
