import type { Quantity } from '../formulas/expression';
import type { ScheduleRole } from '../vocabulary/roles';
import type { Convention } from './convention';
import type { World } from './world';

/** A draw as one convention reads it, about the step t. */
interface Reading {
  readonly world: World;
  readonly convention: Convention;
  readonly t: number;
}

/** A quantity of the schedule at a step; undefined for β and α without one. */
export function scheduledValue(
  role: ScheduleRole,
  quantity: Quantity,
  step: number | undefined,
  { world, convention, t }: Reading,
): number | undefined {
  const at = (value: (step: number) => number | undefined) => (step === undefined ? undefined : value(step));
  switch (role) {
    case 'beta':
      return at((s) => root(world.beta(s), convention.beta === 'stepNoise'));
    case 'betaBar':
      return at((s) => root(rest(world.alphaBar(s)), convention.betaBar === 'deviation'));
    case 'alpha':
      return at((s) => alpha(s, world, convention));
    case 'alphaBar':
      return at((s) => root(world.alphaBar(s), convention.alphaBar === 'signal'));
    case 'betaTilde':
      return at((s) => root(world.betaTilde(s), convention.betaTilde === 'deviation'));
    case 'sigma':
      if (quantity.accent === 'tilde') {
        return at((s) => root(world.betaTilde(s), true));
      }
      return sigma(step ?? t, world, convention);
    case 'covariance':
      return square(sigma(step ?? t, world, convention));
    case 'SigmaHat':
      return quantity.letter === 'Σ' ? square(sigma(t, world, convention)) : sigma(t, world, convention);
  }
}

function alpha(step: number, world: World, convention: Convention): number | undefined {
  switch (convention.alpha) {
    case 'alpha':
      return world.alpha(step);
    case 'alphaBar':
      return world.alphaBar(step);
    case 'signal':
      return root(world.alphaBar(step), true);
    case 'stepSignal':
      return root(world.alpha(step), true);
  }
}

/** σ_s is any standard deviation that DDIM allows, or the scale of the noise in x_s. */
function sigma(step: number, world: World, convention: Convention): number | undefined {
  if (convention.sigma === 'noise') {
    return root(rest(world.alphaBar(step)), true);
  }
  const largest = root(world.betaTilde(step), true);
  return largest === undefined ? undefined : largest * (0.2 + 0.7 * world.uniform(`sigma ${step}`));
}

const root = (value: number | undefined, isTaken: boolean): number | undefined =>
  value !== undefined && isTaken ? Math.sqrt(value) : value;

const square = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : value ** 2;

const rest = (value: number | undefined): number | undefined => (value === undefined ? undefined : 1 - value);
