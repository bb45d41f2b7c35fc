import { type Expression, quantities } from '../../formulas/expression';

/** Noise of a scale of its own, such as DDIM’s σ̂, beside σ_t. */
export const hasTwoScales = (right: Expression): boolean =>
  new Set(
    quantities(right)
      .filter(({ letter }) => letter === 'σ')
      .map(({ accent, sub }) => `${accent} ${sub}`),
  ).size > 1;
