/**
 * The named noise schedules. `linear`, `quadratic` and `constant` are the three that Ho et al. 2020 compare;
 * `karras` has the noise levels of EDM (Karras et al. 2022) and `flow` those of flow matching's straight paths
 * (Lipman et al. 2023), both on the variance-preserving scale.
 */
export const scheduleKinds = [
  'linear',
  'quadratic',
  'constant',
  'cosine',
  'scaled_linear',
  'sigmoid',
  'karras',
  'flow',
] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

/** Whether β_1 and β_T have a say in a kind. */
export function hasBetaRange(kind: ScheduleKind): boolean {
  return kind !== 'cosine' && kind !== 'karras' && kind !== 'flow';
}

export interface ScheduleConfig {
  readonly kind: ScheduleKind;
  /** Number of diffusion steps T. */
  readonly T: number;
  /** β_1. */
  readonly betaStart: number;
  /** β_T. */
  readonly betaEnd: number;
  /** Leave nothing of x_0 in x_T (Lin et al. 2023, algorithm 1): √ᾱ is shifted and scaled so that ᾱ_T = 0. */
  readonly zeroTerminalSnr?: boolean | undefined;
  /** `flow`: the shift towards more noise (Esser et al. 2024, eq. 23), 1 unless said. */
  readonly shift?: number | undefined;
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

/** σ of EDM's sampler from 0.002 to 80 with ρ = 7 (Karras et al. 2022, eq. 5 and table 1), rising with u in 0…1. */
function karrasSigma(u: number): number {
  const rho = 7;
  const [least, largest] = [0.002 ** (1 / rho), 80 ** (1 / rho)];
  return (least + u * (largest - least)) ** rho;
}

/** β_t of a schedule that is given by its noise levels σ = noise / signal, kept below 1 as the cosine's. */
function betaBetween(before: number, sigma: number): number {
  // 1 − ᾱ_t / ᾱ_{t−1} with ᾱ = 1 / (1 + σ²).
  const beta = sigma === Infinity ? 1 : (sigma ** 2 - before ** 2) / (1 + sigma ** 2);
  return Math.min(beta, 0.999);
}

/** noise / signal of x = (1 − s) x_0 + s ε with s = t/T shifted. */
function flowSigma(u: number, shift: number): number {
  const s = (shift * u) / (1 + (shift - 1) * u);
  return s / (1 - s);
}

/** β_t for the paper's t; `u` runs from 0 at t = 1 to 1 at t = T. */
function betaAt({ kind, T, betaStart, betaEnd, shift = 1 }: ScheduleConfig, t: number): number {
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
    case 'karras':
      return betaBetween(t === 1 ? 0 : karrasSigma((t - 2) / (T - 1)), karrasSigma(u));
    case 'flow':
      return betaBetween(flowSigma((t - 1) / T, shift), flowSigma(t / T, shift));
  }
}

/**
 * Works out β_t, α_t = 1 − β_t and ᾱ_t = ∏ α_s (DDPM eq. 4) for t = 0…T.
 * @throws {RangeError} when T is no integer from 2 on, β_1 or β_T is not strictly between 0 and 1, or the shift is
 * not positive.
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
  if (config.shift !== undefined && !(config.shift > 0 && config.shift < Infinity)) {
    throw new RangeError(`A schedule's shift must be a number greater than 0, not ${config.shift}.`);
  }
  const beta = Float64Array.from({ length: T + 1 }, (_, t) => (t === 0 ? 0 : betaAt(config, t)));
  const schedule = fromBetas(config, beta);
  return config.zeroTerminalSnr ? rescaleZeroTerminalSnr(schedule) : schedule;
}

/**
 * A schedule whose β_t runs in straight lines through points at equal distances from t = 1 to t = T.
 * @param scaled T · β at each point, greater than 0, so that they mean the same for every T; β is kept below 1 as the
 * cosine's.
 */
export function scheduleFromPoints(config: ScheduleConfig, scaled: readonly number[]): Schedule {
  const { T } = config;
  const beta = Float64Array.from({ length: T + 1 }, (_, t) => {
    const place = ((t - 1) / (T - 1)) * (scaled.length - 1);
    const before = Math.min(scaled.length - 2, Math.max(0, Math.floor(place)));
    const [from = 0, to = from] = scaled.slice(before, before + 2);
    return t === 0 ? 0 : Math.min(0.999, (from + (place - before) * (to - from)) / T);
  });
  return fromBetas(config, beta);
}

function fromBetas(config: ScheduleConfig, beta: Float64Array): Schedule {
  const alpha = beta.map((b) => 1 - b);
  let product = 1;
  const alphaBar = alpha.map((a) => (product *= a));
  return { config, T: beta.length - 1, beta, alpha, alphaBar };
}

/** From ᾱ, whose entries are kept as they are. */
function fromAlphaBars(config: ScheduleConfig, alphaBar: Float64Array): Schedule {
  const alphaAt = (value: number, t: number) =>
    // Where ᾱ is 0 already, nothing is left to keep.
    value === 0 ? 0 : t === 0 ? 1 : value / entryAt(alphaBar, t - 1);
  const alpha = alphaBar.map(alphaAt);
  return { config, T: alphaBar.length - 1, beta: alpha.map((a) => 1 - a), alpha, alphaBar };
}

/**
 * Shifts and scales √ᾱ so that ᾱ_1 stays and ᾱ_T becomes 0 (Lin et al. 2023, algorithm 1). At T, ε no longer tells
 * x_0: the network must predict v or x_0.
 */
export function rescaleZeroTerminalSnr({ config, alphaBar }: Schedule): Schedule {
  const first = Math.sqrt(entryAt(alphaBar, 1));
  const last = Math.sqrt(entryAt(alphaBar, alphaBar.length - 1));
  const rescaled = alphaBar.map((value, t) =>
    t === 0 ? 1 : (((Math.sqrt(value) - last) * first) / (first - last)) ** 2,
  );
  return fromAlphaBars({ ...config, zeroTerminalSnr: true }, rescaled);
}

/**
 * The process that visits only some t of a schedule (Nichol & Dhariwal 2021, section 4: respacing): its own steps
 * are 1…n, its ᾱ those of the given t, and its β what lies between them.
 * @throws {RangeError} when the timesteps are not rising or not in 1…T.
 */
export function respace({ config, alphaBar }: Schedule, timesteps: readonly number[]): Schedule {
  if (timesteps.length < 2 || timesteps.some((t, i) => t <= (timesteps[i - 1] ?? 0))) {
    throw new RangeError('Respacing takes at least two timesteps of 1…T, each greater than the one before.');
  }
  const kept = Float64Array.from([1, ...timesteps.map((t) => entryAt(alphaBar, t))]);
  return fromAlphaBars({ ...config, T: timesteps.length }, kept);
}

/**
 * A configuration for another T with about the same ᾱ_T: β_1 and β_T change as 1/T, as OpenAI's guided-diffusion
 * scales the linear schedule of 1,000 steps; kinds without β_1 and β_T need only T changed.
 * @throws {RangeError} when a β would not stay below 1.
 */
export function rescaleT(config: ScheduleConfig, T: number): ScheduleConfig {
  const factor = config.T / T;
  const rescaled = { ...config, T };
  if (!hasBetaRange(config.kind)) {
    return rescaled;
  }
  const [betaStart, betaEnd] = [config.betaStart * factor, config.betaEnd * factor];
  if (!(betaStart < 1 && betaEnd < 1)) {
    throw new RangeError(`With T = ${T}, the schedule's β would reach 1. Take more steps.`);
  }
  return { ...rescaled, betaStart, betaEnd };
}

/**
 * The array's entry at the paper's t.
 * @throws {RangeError} when t is no integer in 0…T.
 */
export function entryAt(values: Float64Array, t: number): number {
  const value = values[t];
  if (value === undefined) {
    throw new RangeError(`There is no step t = ${t} in 0…${values.length - 1}.`);
  }
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
