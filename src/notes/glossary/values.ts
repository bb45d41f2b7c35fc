import { closedForm } from '../../diffusion/forwardProcess';
import { posterior } from '../../diffusion/posterior';
import { entryAt, logSnr, snr } from '../../diffusion/schedule';
import type { SymbolValue } from './glossaryEntry';

/** "_t", "_500", "_{t-1}": a subscript in plain text. */
export const sub = (time: string): string => (/^\w+$/.test(time) ? `_${time}` : `_{${time}}`);

export const beta: SymbolValue = { label: (t) => `β${sub(t)}`, at: (s, t) => entryAt(s.beta, t) };
export const alpha: SymbolValue = { label: (t) => `α${sub(t)}`, at: (s, t) => entryAt(s.alpha, t) };
export const sqrtAlpha: SymbolValue = {
  label: (t) => `√α${sub(t)}`,
  at: (s, t) => Math.sqrt(entryAt(s.alpha, t)),
};
export const alphaBar: SymbolValue = {
  label: (t) => `ᾱ${sub(t)}`,
  at: (s, t) => entryAt(s.alphaBar, t),
  from: 0,
};
export const signal: SymbolValue = {
  label: (t) => `√ᾱ${sub(t)}`,
  at: (s, t) => closedForm(s, t).signal,
  from: 0,
};
export const noise: SymbolValue = {
  label: (t) => `√(1 − ᾱ${sub(t)})`,
  at: (s, t) => closedForm(s, t).noise,
  from: 0,
};
export const noiseVariance: SymbolValue = {
  label: (t) => `1 − ᾱ${sub(t)}`,
  at: (s, t) => 1 - entryAt(s.alphaBar, t),
  from: 0,
};
export const betaTilde: SymbolValue = {
  label: (t) => `β̃${sub(t)}`,
  at: (s, t) => posterior(s, t).variance,
};
/** The two choices of σ_t in DDPM section 3.2. */
export const sigmas: readonly SymbolValue[] = [
  { label: (t) => `√β${sub(t)}`, at: (s, t) => Math.sqrt(entryAt(s.beta, t)) },
  { label: (t) => `√β̃${sub(t)}`, at: (s, t) => Math.sqrt(posterior(s, t).variance) },
];
/** Factor of ε_θ inside the bracket of DDPM eq. 11; the network is never asked at t = 0. */
export const removedNoise: SymbolValue = {
  label: (t) => `β${sub(t)} / √(1 − ᾱ${sub(t)})`,
  at: (s, t) => entryAt(s.beta, t) / closedForm(s, t).noise,
};
export const scaleUp: SymbolValue = {
  label: (t) => `1 / √α${sub(t)}`,
  at: (s, t) => 1 / Math.sqrt(entryAt(s.alpha, t)),
};
/** The factors of x_0 and x_t in μ̃_t, DDPM eq. 7. */
export const posteriorWeights: readonly SymbolValue[] = [
  { label: (t) => `∂μ̃${sub(t)} / ∂x_0`, at: (s, t) => posterior(s, t).x0 },
  { label: (t) => `∂μ̃${sub(t)} / ∂x${sub(t)}`, at: (s, t) => posterior(s, t).xt },
];
/** DDPM eq. 12 with σ_t² = β_t: the weight that L_simple drops. */
export const boundWeight: SymbolValue = {
  label: (t) => `β${sub(t)} / (2 α${sub(t)} (1 − ᾱ${sub(t)}))`,
  at: (s, t) => entryAt(s.beta, t) / (2 * entryAt(s.alpha, t) * (1 - entryAt(s.alphaBar, t))),
};
/** Factor of ε_θ in x̂_0 (DDPM eq. 15): σ of a process whose signal is left at 1 (DDIM eq. 14). */
export const noiseToSignal: SymbolValue = {
  label: (t) => `√((1 − ᾱ${sub(t)}) / ᾱ${sub(t)})`,
  at: (s, t) => closedForm(s, t).noise / closedForm(s, t).signal,
  from: 0,
};
/** Factor of x_t in x̂_0 (DDPM eq. 15). */
export const signalInverse: SymbolValue = {
  label: (t) => `1 / √ᾱ${sub(t)}`,
  at: (s, t) => 1 / closedForm(s, t).signal,
  from: 0,
};
/** What turns ε into the score: ∇ log q(x_t|x_0) = −ε / √(1 − ᾱ_t). */
export const scoreFactor: SymbolValue = {
  label: (t) => `−1 / √(1 − ᾱ${sub(t)})`,
  at: (s, t) => -1 / closedForm(s, t).noise,
};
export const signalToNoise: SymbolValue = { label: (t) => `SNR(${t})`, at: snr };
export const logSignalToNoise: SymbolValue = { label: (t) => `λ${sub(t)} = log SNR(${t})`, at: logSnr };
