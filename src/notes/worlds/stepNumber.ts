import type { Indices } from '../formulas/evaluate';
import { isEnd, isIndex, isNumbered, readStep } from '../vocabulary/step';

/** The steps that subscripts are counted from. */
interface Steps {
  readonly t: number;
  readonly T: number;
  /** The earlier step of a sampler that skips some; t − 2 unless said. */
  readonly previous?: number | undefined;
}

/** The number of the step that a subscript names; undefined when it names none. */
export function stepNumber(sub: string, indices: Indices, { t, T, previous }: Steps): number | undefined {
  const step = readStep(sub);
  if (!step) {
    return undefined;
  }
  const { base, shift } = step;
  const bound = indices.get(base);
  if (bound !== undefined) {
    return bound + shift;
  }
  if (isNumbered(step)) {
    return shift;
  }
  if (isEnd(step)) {
    return T + shift;
  }
  if (isIndex(step)) {
    return t - 1 + shift;
  }
  switch (base) {
    case 'τ_i':
      // A subsequence skips steps.
      return t + 2 * shift;
    case 's':
    case "t'":
    case 't-Δt':
      // Earlier than t.
      return (previous ?? t - 2) + shift;
    default:
      return t + shift;
  }
}
