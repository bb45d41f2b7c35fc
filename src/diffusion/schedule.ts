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

/** ᾱ(t/T) of Nichol & Dhariwal 2021 (eq. 17), up to its constant factor. */
function cosineAlphaBar(u: number): number {
  const s = 0.008;
  return Math.cos((((u + s) / (1 + s)) * Math.PI) / 2) ** 2;
}

/** β_t of the cosine schedule, kept below 1 at the end as the official code does. */
function cosineBeta(t: number, T: number): number {
  const maxBeta = 0.999;
  return Math.min(1 - cosineAlphaBar(t / T) / cosineAlphaBar((t - 1) / T), maxBeta);
}

/** The logistic function on 12 units of its argument, as diffusers has it. */
function sigmoid(u: number): number {
  return 1 / (1 + Math.exp(6 - 12 * u));
}

/** β_t for the paper's t; `u` runs from 0 at t = 1 to 1 at t = T. */
function betaAt({ kind, T, betaStart, betaEnd }: ScheduleConfig, t: number): number {
  const u = (t - 1) / (T - 1);
  switch (kind) {
    case 'linear':
      return betaStart + u * (betaEnd - betaStart);
    // The same sequence under the official DDPM code's name and under diffusers'.
    case 'quadratic':
    case 'scaled_linear':
      return (Math.sqrt(betaStart) + u * (Math.sqrt(betaEnd) - Math.sqrt(betaStart))) ** 2;
    // β_T throughout, as in the official DDPM code.
    case 'constant':
      return betaEnd;
    case 'cosine':
      return cosineBeta(t, T);
    case 'sigmoid':
      return betaStart + sigmoid(u) * (betaEnd - betaStart);
  }
}

/**
 * Works out β_t, α_t = 1 − β_t and ᾱ_t = ∏ α_s (DDPM eq. 4) for t = 0…T.
 * @throws {RangeError} when T is no integer from 2 on, or β_1 or β_T is not strictly between 0 and 1.
 */
export function createSchedule(config: ScheduleConfig): Schedule {
  const { T } = config;
  if (!Number.isInteger(T) || T < 2) {
    throw new RangeError(`A schedule's T must be an integer of at least 2, not ${T}.`);
  }
  for (const name of ['betaStart', 'betaEnd'] as const) {
    if (!(config[name] > 0 && config[name] < 1)) {
      throw new RangeError(`A schedule's ${name} must lie strictly between 0 and 1, not be ${config[name]}.`);
    }
  }
  const beta = Float64Array.from({ length: T + 1 }, (_, t) => (t === 0 ? 0 : betaAt(config, t)));
  const alpha = beta.map((b) => 1 - b);
  let product = 1;
  const alphaBar = alpha.map((a) => (product *= a));
  return { config, T, beta, alpha, alphaBar };
}

/**
 * The array's entry at the paper's t.
 * @throws {RangeError} when t is no integer in 0…T.
 */
export function entryAt(values: Float64Array, t: number): number {
  const value = values[t];
  if (value === undefined) throw new RangeError(`There is no step t = ${t} in 0…${values.length - 1}.`);
  return value;
}

/** The signal-to-noise ratio ᾱ_t / (1 − ᾱ_t) of x_t; infinite at t = 0. */
export function snr(schedule: Schedule, t: number): number {
  const alphaBar = entryAt(schedule.alphaBar, t);
  return alphaBar / (1 - alphaBar);
}

/** The natural logarithm of the signal-to-noise ratio (λ_t of Kingma et al. 2021). */
export function logSnr(schedule: Schedule, t: number): number {
  return Math.log(snr(schedule, t));
}
