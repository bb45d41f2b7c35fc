import { createSchedule } from '../schedule';
import type { FullSchedulerConfig } from './schedulerKeys';

const { fround } = Math;

/**
 * `count` even steps in float32 arithmetic, from both ends towards the middle, each product and sum rounded
 * together, as PyTorch makes them.
 */
export function linspace32(start: number, end: number, count: number): Float32Array {
  const [from, to] = [fround(start), fround(end)];
  const step = count > 1 ? fround(fround(to - from) / (count - 1)) : 0;
  const half = Math.floor(count / 2);
  return Float32Array.from({ length: count }, (_, i) =>
    i < half ? from + step * i : to - step * (count - 1 - i),
  );
}

/** β of diffusers' timesteps 0…T−1 in float32, before any rescaling to zero terminal SNR. */
export function betas32(config: FullSchedulerConfig): Float32Array {
  const { beta_schedule: kind, beta_start: start, beta_end: end, num_train_timesteps: T } = config;
  if (config.trained_betas) {
    return Float32Array.from(config.trained_betas);
  }
  switch (kind) {
    case 'linear':
      return linspace32(start, end, T);
    case 'scaled_linear':
      return linspace32(Math.sqrt(start), Math.sqrt(end), T).map((root) => root * root);
    case 'sigmoid':
      return linspace32(-6, 6, T).map(
        (x) => fround(fround(1 / (1 + Math.exp(-x))) * fround(end - start)) + start,
      );
    case 'exp':
      return alphaBarBetas(T, (u) => Math.exp(-12 * u));
    case 'laplace':
      return alphaBarBetas(T, (u) => {
        const lambda = -0.5 * Math.sign(0.5 - u || 1) * Math.log(1 - 2 * Math.abs(0.5 - u) + 1e-6);
        return Math.sqrt(Math.exp(lambda) / (1 + Math.exp(lambda)));
      });
    // diffusers works these out in float64.
    case 'squaredcos_cap_v2':
    case 'quadratic':
    case 'constant': {
      const ours = kind === 'squaredcos_cap_v2' ? 'cosine' : kind;
      const { beta } = createSchedule({ kind: ours, T, betaStart: start, betaEnd: end });
      return Float32Array.from(beta.subarray(1));
    }
  }
}

/** β from ᾱ(t/T), kept below 1. */
function alphaBarBetas(T: number, alphaBar: (u: number) => number): Float32Array {
  return Float32Array.from({ length: T }, (_, i) =>
    Math.min(1 - alphaBar((i + 1) / T) / alphaBar(i / T), 0.999),
  );
}

/** ᾱ in float32 storage; PyTorch accumulates the product in float64 on the CPU. */
function cumulativeProduct32(alphas: Float32Array): Float32Array {
  let product = 1;
  return alphas.map((alpha) => (product *= alpha));
}

/** Shifts and scales √ᾱ so that nothing is left of x_0 at the last step (Lin et al. 2023, algorithm 1). */
function zeroTerminalSnr(betas: Float32Array): Float32Array {
  const roots = cumulativeProduct32(betas.map((beta) => 1 - beta)).map(Math.sqrt);
  const first = roots[0] ?? 1;
  const last = roots.at(-1) ?? 0;
  const factor = fround(first / fround(first - last));
  const alphaBar = roots.map((root) => fround(fround(root - last) * factor) ** 2);
  return alphaBar.map((value, i) => 1 - fround(value / (i === 0 ? 1 : (alphaBar[i - 1] ?? 1))));
}

/** ᾱ of diffusers' timesteps 0…T−1 in float32. */
export function alphasCumprod32(config: FullSchedulerConfig): Float32Array {
  const betas = betas32(config);
  const rescaled = config.rescale_betas_zero_snr ? zeroTerminalSnr(betas) : betas;
  return cumulativeProduct32(rescaled.map((beta) => 1 - beta));
}

/** σ = √((1 − ᾱ) / ᾱ) of each timestep, the noise level where the signal is left at 1. */
export function sigmas32(alphasCumprod: Float32Array): Float32Array {
  return alphasCumprod.map((alphaBar) => Math.sqrt(fround(fround(1 - alphaBar) / alphaBar)));
}
