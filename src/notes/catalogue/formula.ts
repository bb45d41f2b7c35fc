import type { FigureTarget } from '../../figures';
import type { Facts } from '../formulas/facts';
import type { Citation } from '../glossary/glossaryEntry';

/** A formula of the catalogue: all that the product knows about it. */
export interface Formula<Id extends string = string> {
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
  readonly recognises: (equation: Facts) => boolean;
}

/** A live view of a formula. */
export interface RunnableView {
  /** What it shows, in a few words, in the display language. */
  readonly title: () => string;
  /** The figure, or the view with a network, that shows it. */
  readonly shows:
    | FigureTarget
    | { readonly view: 'train' }
    | { readonly view: 'sample'; readonly sample: { readonly sampler: 'ddpm' } };
}

/** A formula with its id as a type of its own. */
export const formula = <const Id extends string>(definition: Formula<Id>): Formula<Id> => definition;
