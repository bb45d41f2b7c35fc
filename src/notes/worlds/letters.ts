import type { Expression, Quantity } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import { readStep } from '../vocabulary/step';

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

const noiseLetters = /^[εzξηζwnωe]$/;

/** A network's parameters in a subscript. */
export const isLearned = ({ sub }: Quantity): boolean => /[θφϕψΘΦΨ]/.test(sub);

export const isEstimate = ({ accent }: Quantity): boolean => /hat|tilde/.test(accent);

/** Reads which letters play which part in the sides of one formula. */
export function readLetters(sides: readonly Expression[]): Letters {
  const all = sides.flatMap((side) => quantities(side));
  const state = stateLetter(all);
  const noises = new Set(all.filter((each) => isNoise(each, state)).map(keyOf));
  const plain = all.some(({ letter, sub, accent }) => letter === state && sub === '' && accent === '');
  const start = all.some(({ letter, sub }) => letter === state && sub === '0');
  const stepped = all.some(({ letter, sub }) => letter === state && sub !== '');
  return { state, noises: [...noises], plainIsData: plain && !start && (stepped || noises.size > 0) };
}

/** A standard normal variable, no prediction and not the state. */
export const isNoise = (quantity: Quantity, state: string): boolean =>
  (noiseLetters.test(quantity.letter) || (quantity.letter === 'Z' && state === 'X')) &&
  quantity.letter !== state &&
  !isLearned(quantity) &&
  !/hat/.test(quantity.accent) &&
  (quantity.letter !== 'e' || quantity.sub !== '') &&
  !(/^[nwωη]$/.test(quantity.letter) && quantity.sub === '') &&
  (quantity.sub === '' || /^[a-zA-Zτ\d'+\-*,:()]+$/u.test(quantity.sub));

function stateLetter(all: readonly Quantity[]): string {
  const stepped = (letter: string, isStart: boolean) =>
    all.some(
      (each) =>
        each.letter === letter &&
        each.accent === '' &&
        readStep(each.sub) !== undefined &&
        (isStart || !/^[01]$/.test(each.sub)),
    );
  for (const letter of ['x', 'X', 'y', 'Y', 'h']) if (stepped(letter, false)) return letter;
  // In latent models z_t is the state and x the data; beside x_0 alone, z is noise.
  const isNoiseLetter = all.some((each) => each.letter === 'z' && isLearned(each));
  if (stepped('z', false) && !isNoiseLetter && all.some((each) => isDataBeside(each))) return 'z';
  return stepped('X', true) ? 'X' : 'x';
}

const isDataBeside = ({ letter, sub }: Quantity): boolean =>
  /^[εvu]$/.test(letter) || (letter === 'z' && sub === '0') || (letter === 'x' && /^0?$/.test(sub));
