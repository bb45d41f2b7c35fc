import type { SymbolId } from '../note';
import type { Identifier } from '../tex/node';
import type { Role } from '../vocabulary/roles';
import type { Place } from './place';

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
  /** What it is in the field's formulas. */
  readonly role: Role;
}

export type LetterRule = (letter: Letter) => Classified | SymbolId | undefined;
