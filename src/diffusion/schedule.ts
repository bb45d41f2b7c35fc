/** The named noise schedules. `linear`, `quadratic` and `constant` are the three that Ho et al. 2020 compare. */
export const scheduleKinds = [
  'linear',
  'quadratic',
  'constant',
  'cosine',
  'scaled_linear',
  'sigmoid',
] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

export interface ScheduleConfig {
  readonly kind: ScheduleKind;
  /** Number of diffusion steps T. */
  readonly T: number;
  /** β_1. */
  readonly betaStart: number;
  /** β_T. */
  readonly betaEnd: number;
}

/**
 * A schedule worked out in float64. Every array has T+1 entries and is indexed by the paper's t, 1…T;
 * entry 0 holds the limit the paper implies (β_0 = 0, α_0 = ᾱ_0 = 1), so ᾱ_{t-1} needs no special case.
 */
export interface Schedule {
  readonly config: ScheduleConfig;
  readonly T: number;
  readonly beta: Float64Array;
  readonly alpha: Float64Array;
  readonly alphaBar: Float64Array;
}
