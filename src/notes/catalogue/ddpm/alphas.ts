import type { Expression, Quantity } from '../../formulas/expression';

/** A letter by itself, with this accent and any subscript. */
export const isPlain = (expression: Expression, letter: string, accent = ''): expression is Quantity =>
  expression.kind === 'quantity' && expression.letter === letter && expression.accent === accent;

/** Equal to about nine digits. */
export const isClose = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
