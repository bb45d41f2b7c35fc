import type { FormulaInChain } from '../../catalogue/recogniseInChain';
import type { Expression } from '../../formulas/expression';
import type { Relation } from '../../formulas/relations';
import type { Head } from '../../notation/meaning';
import type { MathContent, MathSpan, NotationStatement } from '../../note';

/** One side of an equation of a note; offsets into the note. */
export interface CheckedSide {
  readonly start: number;
  readonly end: number;
  readonly expression: Expression;
}

/** A known formula in a chain, its sides in the note's order. */
export type Recognised = FormulaInChain;

/** A chain of a note, with all that the checker wants to know of it. */
export interface CheckedChain {
  readonly span: MathSpan;
  /** Its place among the chains of its span. */
  readonly index: number;
  readonly content: MathContent;
  readonly sides: readonly CheckedSide[];
  readonly relations: readonly Relation[];
  /** How many sides at the beginning belong to an earlier display, which this one goes on with. */
  readonly inherited: number;
  readonly recognised: readonly Recognised[];
  /** Number of the section that it stands in. */
  readonly section: number;
  /** The note's own letters that were read as the papers'. */
  readonly renames: readonly NotationStatement[] | undefined;
  /** Letters of the papers that the note gives other meanings here. */
  readonly own: ReadonlySet<Head>;
}
