/** A stretch of math in a note. Offsets are UTF-16 code units into the whole text, as VS Code's documents count. */
export interface MathSpan {
  /** Start and end of the whole, delimiters included. */
  readonly start: number;
  readonly end: number;
  /** Start and end of the TeX between the delimiters. In quotes and lists it contains the line prefixes. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly display: boolean;
  /** How many block quotes hold it: the number of `>` that may stand before each of its further lines. */
  readonly quoteDepth: number;
  /** In a table cell `\|` stands for `|`. */
  readonly inTable: boolean;
}

/** A known symbol where it stands in a note. */
export interface SymbolOccurrence {
  readonly id: SymbolId;
  readonly start: number;
  readonly end: number;
  /** The subscript's time as the text gives it, e.g. "t", "t-1", "T", "0", "500"; undefined when there is none. */
  readonly time?: string;
}

/** A known formula where it stands in a note: the smallest stretch of one equation that it covers. */
export interface FormulaOccurrence {
  readonly id: FormulaId;
  readonly start: number;
  readonly end: number;
  readonly span: MathSpan;
}

export const symbolIds = [
  'x_0',
  'x_t',
  'x_{t-1}',
  'x_T',
  't',
  'T',
  'beta_t',
  'alpha_t',
  'alphaBar_t',
  'epsilon',
  'epsilon_theta',
  'theta',
  'mu_theta',
  'Sigma_theta',
  'sigma_t',
  'muTilde_t',
  'betaTilde_t',
  'z',
  'q',
  'p_theta',
  'N',
  'L_simple',
] as const;
export type SymbolId = (typeof symbolIds)[number];

export const formulaIds = [
  'forward-kernel', // q(x_t|x_{t-1}) = N(x_t; √(1-β_t) x_{t-1}, β_t I)
  'forward-sample', // x_t = √(1-β_t) x_{t-1} + √β_t ε
  'closed-form-kernel', // q(x_t|x_0) = N(x_t; √ᾱ_t x_0, (1-ᾱ_t) I)
  'closed-form-sample', // x_t = √ᾱ_t x_0 + √(1-ᾱ_t) ε
  'posterior-mean', // μ̃_t(x_t, x_0)
  'posterior-variance', // β̃_t
  'posterior-kernel', // q(x_{t-1}|x_t, x_0) = N(x_{t-1}; μ̃_t, β̃_t I)
  'sampling-step', // x_{t-1} = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε_θ) + σ_t z
  'simple-loss', // L_simple
  'alpha-definition', // α_t = 1 - β_t
  'alpha-bar-definition', // ᾱ_t = ∏ α_s
] as const;
export type FormulaId = (typeof formulaIds)[number];

/** A note, read once per version. */
export interface Note {
  readonly text: string;
  readonly spans: readonly MathSpan[];
  readonly symbols: readonly SymbolOccurrence[];
  readonly formulas: readonly FormulaOccurrence[];
  /** Parameters that the prose around an offset states (T = 1000, β_1 = 10^{-4}, t = 500 …), nearest first. */
  parametersNear(offset: number): NoteParameters;
  symbolAt(offset: number): SymbolOccurrence | undefined;
  spanAt(offset: number): MathSpan | undefined;
}

export interface NoteParameters {
  readonly t?: number;
  readonly T?: number;
  readonly betaStart?: number;
  readonly betaEnd?: number;
}
