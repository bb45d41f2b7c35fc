import { isLearned } from '../vocabulary/roles';
import type { Equation } from '../formulas/equation';
import { evaluate } from '../formulas/evaluate';
import { quantities } from '../formulas/expression';
import { compare } from '../worlds/compare';
import { type RoleOf, RoleValues } from '../worlds/roleValues';
import type { Judge } from './judge';

/** Formulas of noise with a scale σ, x̃ = x + σ z, as score models and EDM write them. */
export const scaleRole: RoleOf = ({ letter, accent, sub }) => {
  if (letter === 'D') {
    return 'D';
  }
  if (letter === '∇' || (letter === 's' && isLearned({ sub }))) {
    return 'score';
  }
  if (letter === 'σ') {
    return sub === '' || /^[tiks]$/.test(sub) ? 'σ' : undefined;
  }
  if (/^[xy]$/.test(letter)) {
    return accent === 'tilde' || /^t$/.test(sub) ? 'noisy' : 'x';
  }
  if (/^[zεξ]$/.test(letter)) {
    return 'noise';
  }
  return undefined;
};

/** In EDM's formulas every x is the noisy one, and t may stand for σ. */
export const edmRole: RoleOf = (quantity) => {
  const { letter, sub } = quantity;
  if (/^[xy]$/.test(letter)) {
    return 'noisy';
  }
  return letter === 't' || (letter === 'σ' && /^[tiks]?$/.test(sub)) ? 'σ' : scaleRole(quantity);
};

/** Compares the right side with a form, both by the parts that their letters play. */
export const byParts =
  (role: RoleOf, truth: (at: (part: string) => number) => number): Judge =>
  ({ right }) =>
    compare(
      (world) => truth((part) => world.free(part)),
      (world) => evaluate(right, new RoleValues(world, role)),
    );

/** Whether a formula is written in a scale σ of the noise, and in nothing of DDPM's schedule. */
export const isOfScale = ({ right }: Equation): boolean =>
  !quantities(right).some(({ letter }) => /^[αβ]$/.test(letter));
