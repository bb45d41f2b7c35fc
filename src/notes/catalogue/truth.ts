import { type Expression } from '../formulas/expression';
import type { Convention } from '../worlds/convention';
import type { ReadSteps } from './steps';

/** What makes a formula true, in DDPM's notation; s is the step before t. */
export type Truth = FormsTruth | MomentsTruth;

interface OfSteps {
  /** For which t an equation is written: by its left side, unless said otherwise. */
  readonly steps?: ReadSteps;
}

/** Right sides, as TeX; several stand where the field has several true ones. */
export interface FormsTruth extends OfSteps {
  readonly forms: readonly string[];
  /** The left side has a value of its own, which the right side is compared with instead of the forms. */
  readonly comparesSides?: true;
  /** The value of a form where the left side has an exponent; its power unless said otherwise. */
  readonly raised?: (value: number, exponent: number, left: Expression, convention: Convention) => number;
}

/** The normal distributions that a density may be. */
export interface MomentsTruth extends OfSteps {
  readonly moments: readonly Moments[];
  /** A variance by a letter of its own, such as σ_t², is compared as well. */
  readonly comparesNamedVariance?: true;
}

/** Mean and variance, as TeX. */
export interface Moments {
  readonly mean: string;
  readonly variance: string;
}

/** The TeX of a truth's forms. */
export const formsOf = (truth: Truth): readonly string[] =>
  'forms' in truth ? truth.forms : truth.moments.flatMap(({ mean, variance }) => [mean, variance]);
