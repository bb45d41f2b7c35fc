import type { SymbolId } from '../note';
import type { Identifier } from '../tex/identifier';
import { capitalRules } from './capitalLetters';
import { greekRules } from './greekLetters';
import { latinRules } from './latinLetters';
import type { Place } from './place';
import { scriptText } from './place';
import { stateRules } from './states';

/** What a letter with its decorations was recognised as. */
export interface Classified {
  readonly id: SymbolId;
  /** The step that its subscript names. */
  readonly time?: string;
  /** The scripts hold symbols of their own, as those of an operator do. */
  readonly isOperator?: boolean;
  /** How many of the following nodes belong to it. */
  readonly following?: number;
}

/** A letter with its decorations, and where it stands. */
export interface Letter {
  readonly place: Place;
  readonly identifier: Identifier;
  /** The subscript as plain text; '' for none. */
  readonly sub: string;
  /** The accents by name, innermost first; '' for none. */
  readonly accent: string;
}

export type LetterRule = (letter: Letter) => Classified | SymbolId | undefined;

const rules: Readonly<Record<string, LetterRule>> = {
  ...latinRules,
  ...capitalRules,
  ...greekRules,
  ...stateRules,
};

/** Which known quantity an identifier names; undefined when none. */
export function classify(identifier: Identifier, place: Place): Classified | undefined {
  const rule = Object.hasOwn(rules, identifier.letter) ? rules[identifier.letter] : undefined;
  if (!rule) return undefined;
  const sub = scriptText(identifier.sub);
  const accent = identifier.accents.join(' ');
  if (identifier.primes > 0 && !/^[θλμσ]$/.test(identifier.letter)) return undefined;
  const result = rule({ place, identifier, sub, accent });
  return typeof result === 'string' ? { id: result } : result;
}
