import type { FigureTarget } from '../../figures';
import type { Citation } from '../glossary/glossaryEntry';
import type { Equation } from '../formulas/equation';
import type { Expression } from '../formulas/expression';
import type { EquationFacts } from '../formulas/equationFacts';
import type { Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import type { Judge, StatableFormula, Surroundings, Writing } from './judge';
import type { Truth } from './truth';

/** A formula of the catalogue: all that the product knows about it. */
export interface Formula<Id extends string = string> extends StatableFormula {
  /** Stable: links, tools and settings may name it. */
  readonly id: Id;
  /** What it is called, in the display language. */
  readonly name: () => string;
  /** Where it stands in the literature. */
  readonly source: Citation;
  /** The live view that shows it, if one does. */
  readonly run?: RunnableView;
  /** It is of a process that DDPM's schedule says nothing about, or of none. */
  readonly isOfOtherProcess?: true;
  /**
   * Whether an equation is meant as this formula, by what its left side names and what its right side is made of. The
   * coefficients are not compared, so that a formula with a slip in it is still known as that formula.
   */
  readonly recognises: (equation: EquationFacts) => boolean;
  /** What its right side equals. A formula with neither truth nor judge is explained, and not checked. */
  readonly truth?: Truth;
  /** Judges what the truth does not tell, or all where there is no truth. */
  readonly judge?: Judge;
  /** Finds slips of this formula in a side of an equation, whatever formula that states. */
  readonly judgeSide?: (side: Expression) => Verdict;
  /** It draws a state from another one, or from the data, with noise. */
  readonly drawsState?: true;
  /** It says what its left side tends to, so that an arrow may stand for its equals sign. */
  readonly isLimit?: true;
  /** It gives a value to the letter on its left, which a later equation may contradict. */
  readonly definesLetter?: true;
  /** It says what α_t and β_t have to do with each other: no other meaning of theirs is possible in its note. */
  readonly tiesAlphaToBeta?: true;
  /** It is about one step of the process, whatever letter counts it. */
  readonly isOfOneStep?: true;
  /** Its gradients are of logarithms of densities: a gradient without one is a slip. */
  readonly isOfScores?: true;
  /** It is the mean of a distance, which words may say to be one of absolute values. */
  readonly isLoss?: true;
  /** The conventions that it is read in, where not in those that the note may mean. */
  readonly conventions?: readonly Convention[];
  /** The convention that a note which states it may follow in its other formulas. */
  readonly impliesConvention?: Convention;
  /**
   * Its left side names one quantity and nothing else in the field, so that a right side of known letters which is no
   * true form of it is certainly wrong, even where no small edit mends it.
   */
  readonly isUnmistakable?: true;
  /** How it is written shows that another formula is meant: a wrong verdict then becomes unknown. */
  readonly isMeantOtherwise?: (writing: Writing) => boolean;
  /** Which further sides of its chain state it, too: those that are recognised, unless said otherwise. */
  readonly furtherSides?: 'recognised if it is right' | 'all if it is right';
  /** What of the rest of the note its verdict depends on, as plain data. */
  readonly dependsOn?: (around: Surroundings) => unknown;
}

/** A live view of a formula. */
export interface RunnableView {
  /** What it shows, in a few words, in the display language. */
  readonly title: () => string;
  /** The figure that shows it. */
  readonly shows: FigureTarget;
  /** What shows an equation that states it in a form of its own; undefined for the usual form. */
  readonly showsAs?: (equation: Equation) => FigureTarget | undefined;
}

/** A formula with its id as a type of its own. */
export const formula = <const Id extends string>(definition: Formula<Id>): Formula<Id> => definition;
