import type { Expression, Quantity } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import { isNoise } from '../vocabulary/roles';
import { findStateLetter } from '../vocabulary/stateLetter';

/** Which letters a formula uses for the state, the data and the noise. */
export interface Letters {
  /** The letter of x_t. */
  readonly state: string;
  /** The noises of the formula, each by its key: the network's predictions are none. */
  readonly noises: readonly string[];
  /** A bare x beside x_t is the data x_0. */
  readonly plainIsData: boolean;
}

/** A quantity's name, as one string. */
export const keyOf = ({ letter, accent, sub, label }: Quantity): string =>
  `${accent} ${letter}_${sub}^${label}`;

/** Reads which letters play which part in the sides of one formula. */
export function readLetters(sides: readonly Expression[]): Letters {
  const all = sides.flatMap((side) => quantities(side));
  const state = findStateLetter(all);
  const noises = new Set(all.filter((each) => isNoise(each, state)).map(keyOf));
  const plain = all.some(({ letter, sub, accent }) => letter === state && sub === '' && accent === '');
  const start = all.some(({ letter, sub }) => letter === state && sub === '0');
  const stepped = all.some(({ letter, sub }) => letter === state && sub !== '');
  return { state, noises: [...noises], plainIsData: plain && !start && (stepped || noises.size > 0) };
}
