import { chainStep, type GaussianStep } from './forwardProcess';
import { entryAt, type Schedule } from './schedule';

/** Forward processes that differ from DDPM's by a factor, beside the one as it is. */
export const processKinds = ['kept', 'unshrunk', 'unscaled', 'noiseless'] as const;
/**
 * `kept`: x_t = √(1−β_t) x_{t−1} + √β_t ε_t (DDPM eq. 2). `unshrunk`: the state keeps its size, the noise is √β_t ε_t.
 * `unscaled`: √(1−β_t) x_{t−1} + ε_t. `noiseless`: √(1−β_t) x_{t−1} alone.
 */
export type ProcessKind = (typeof processKinds)[number];

/** One step of such a process. t is the paper's, 1…T. */
export function processStep(kind: ProcessKind, schedule: Schedule, t: number): GaussianStep {
  const { signal, noise } = chainStep(schedule, t);
  switch (kind) {
    case 'kept':
      return { signal, noise };
    case 'unshrunk':
      return { signal: 1, noise };
    case 'unscaled':
      return { signal, noise: 1 };
    case 'noiseless':
      return { signal, noise: 0 };
  }
}

/** x_t = signal[t] · x_0 + √noiseVariance[t] · ε with ε ~ N(0, I), worked out for t = 0…T. */
export interface LinearProcess {
  readonly T: number;
  readonly signal: Float64Array;
  readonly noiseVariance: Float64Array;
}

/** The steps put together: a_t = c_t a_{t−1} and v_t = c_t² v_{t−1} + n_t² for steps c_t x + n_t ε. */
export function linearProcess(kind: ProcessKind, schedule: Schedule): LinearProcess {
  const signal = new Float64Array(schedule.T + 1);
  const noiseVariance = new Float64Array(schedule.T + 1);
  signal[0] = 1;
  for (let t = 1; t <= schedule.T; t++) {
    const step = processStep(kind, schedule, t);
    signal[t] = step.signal * (signal[t - 1] ?? 0);
    noiseVariance[t] = step.signal ** 2 * (noiseVariance[t - 1] ?? 0) + step.noise ** 2;
  }
  return { T: schedule.T, signal, noiseVariance };
}

/** q(x_t | x_s) as one step, for s < t in 0…T: exactly what the steps between do together. */
export function processJump({ signal, noiseVariance }: LinearProcess, s: number, t: number): GaussianStep {
  const before = entryAt(signal, s);
  const ratio = before === 0 ? 0 : entryAt(signal, t) / before;
  const variance = entryAt(noiseVariance, t) - ratio ** 2 * entryAt(noiseVariance, s);
  return { signal: ratio, noise: Math.sqrt(Math.max(0, variance)) };
}

/** The variance of x_t for x_0 of this variance. */
export const processVariance = (
  { signal, noiseVariance }: LinearProcess,
  t: number,
  dataVariance: number,
): number => entryAt(signal, t) ** 2 * dataVariance + entryAt(noiseVariance, t);
