/** How a sampler that takes fewer than T steps chooses its t; the names are diffusers'. */
export const timestepSpacings = ['leading', 'linspace', 'trailing'] as const;
export type TimestepSpacing = (typeof timestepSpacings)[number];

/** Rounds halves to even, as NumPy does. */
export function roundHalfEven(x: number): number {
  const rounded = Math.round(x);
  return rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/**
 * The paper's t of each step, falling, all different (Lin et al. 2023, table 2). `leading` ends at t = 1 and
 * does not begin at T; `trailing` begins at T and does not end at 1; `linspace` does both.
 * @throws {RangeError} when `steps` is no integer in 1…T.
 */
export function spacedTimesteps(T: number, steps: number, spacing: TimestepSpacing): readonly number[] {
  if (!Number.isInteger(steps) || steps < 1 || steps > T) {
    throw new RangeError(`The number of sampling steps must be an integer in 1…${T}, not ${steps}.`);
  }
  return Array.from({ length: steps }, (_, i) => {
    switch (spacing) {
      case 'leading':
        return (steps - 1 - i) * Math.floor(T / steps) + 1;
      case 'linspace':
        return steps === 1 ? T : roundHalfEven(((steps - 1 - i) * (T - 1)) / (steps - 1)) + 1;
      case 'trailing':
        return roundHalfEven(T - (i * T) / steps);
    }
  });
}
