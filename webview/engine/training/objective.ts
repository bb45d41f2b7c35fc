import { closedForm, type GaussianStep } from '../../../src/diffusion/forwardProcess';
import { entryAt, type Schedule } from '../../../src/diffusion/schedule';
import type { LossId } from '../../../src/protocol/playgroundState';

/**
 * What one training example is at one of the T noise levels, all of it linear in the image x_0 and the noise ε:
 * the network sees signal · x_0 + noise · ε at t, shall answer targetX0 · x_0 + targetNoise · ε, and the square
 * of its error, mean over the elements, counts `weight` times.
 */
export interface Objective extends GaussianStep {
  /** The t that `Engine.predict` takes; the network's timestep input is t − 1. */
  readonly t: number;
  readonly targetX0: number;
  readonly targetNoise: number;
  readonly weight: number;
}

/**
 * The objective at noise level `level`, 1…T, of which a step draws one uniformly for each image. With
 * x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε:
 *
 * - `epsilon`: L_simple = ‖ε − ε_θ‖² (DDPM eq. 14).
 * - `x0`: ‖x_0 − x_θ‖², the network predicts the image (DDPM section 3.2).
 * - `v`: ‖v − v_θ‖² with v = √ᾱ_t ε − √(1 − ᾱ_t) x_0 (Salimans & Ho 2022, section 4).
 * - `vlb`: ε again, weighted so that the loss estimates Σ_t L_{t−1} in nats per dimension, without constants:
 *   T · β_t² / (2 σ_t² α_t (1 − ᾱ_t)) · ‖ε − ε_θ‖² (DDPM eq. 12), with σ_t² = β_t, also at t = 1.
 * - `flow`: x = (1 − s) x_0 + s ε with s = level / T, ‖(ε − x_0) − v_θ‖² (Lipman et al. 2023; rectified flow, Liu
 *   et al. 2023). The timestep input is T s, as diffusers' FlowMatchEulerDiscreteScheduler has it, so t = T s + 1.
 *
 * `snrGamma` > 0 counts the first three by min(SNR, γ) of the image they imply (Hang et al. 2023, Min-SNR-γ; γ = 5
 * there, `--snr_gamma` of diffusers' training scripts), which spends less of a small network on the last, faint noise.
 */
export function objectiveAt(loss: LossId, schedule: Schedule, level: number, snrGamma = 0): Objective {
  if (loss === 'flow') {
    const s = level / schedule.T;
    return { t: level + 1, signal: 1 - s, noise: s, targetX0: -1, targetNoise: 1, weight: 1 };
  }
  const step = closedForm(schedule, level);
  const { signal, noise } = step;
  const at = { t: level, signal, noise };
  const snr = (signal / noise) ** 2;
  const clipped = snrGamma > 0 ? Math.min(snr, snrGamma) : null;
  switch (loss) {
    case 'epsilon':
      return {
        ...at,
        targetX0: 0,
        targetNoise: 1,
        weight: clipped === null || clipped === snr ? 1 : clipped / snr,
      };
    case 'x0':
      return { ...at, targetX0: 1, targetNoise: 0, weight: clipped ?? 1 };
    case 'v':
      return {
        ...at,
        targetX0: -noise,
        targetNoise: signal,
        weight: clipped === null ? 1 : clipped / (snr + 1),
      };
    case 'vlb': {
      const beta = entryAt(schedule.beta, level);
      const weight = (schedule.T * beta) / (2 * entryAt(schedule.alpha, level) * noise ** 2);
      return { ...at, targetX0: 0, targetNoise: 1, weight };
    }
  }
}
