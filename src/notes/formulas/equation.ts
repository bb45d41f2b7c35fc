import type { Relation } from './relations';
import type { Expression } from './expression';

/** Two sides of a chain and the relation between them; `left` is the side that is being said something about. */
export interface Equation {
  readonly left: Expression;
  readonly right: Expression;
  readonly relation: Relation;
}
