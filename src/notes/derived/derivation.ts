import type { FormulaId } from '../catalogue';

/** Where a formula comes from: equations in DDPM's notation, each of which the checker can follow. */
export interface Derivation {
  readonly of: FormulaId;
  readonly lines: readonly DerivationLine[];
}

export interface DerivationLine {
  /** A chain of equations, as TeX. */
  readonly tex: string;
  /** Why it holds, in a sentence in the display language. */
  readonly why: () => string;
}
