import * as v from 'valibot';
import { scheduleKinds } from '../diffusion/schedule';

/**
 * β lies between these, both left out. At less, 1 − ᾱ_1 would be rounding errors alone, and the signal-to-noise ratio
 * with it.
 */
export const betaBounds = [1e-9, 1] as const;
/** The shift of the kind `flow`; at less, the same would happen. */
export const shiftBounds = [0.01, 100] as const;

const beta = v.pipe(v.number(), v.gtValue(betaBounds[0]), v.ltValue(betaBounds[1]));

/** A noise schedule β_1…β_T as settings, links, demo blocks and messages name it. */
export const scheduleConfigSchema = v.strictObject({
  kind: v.picklist(scheduleKinds),
  T: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10000)),
  /** β_1; used by the kinds with `hasBetaRange`. */
  betaStart: beta,
  /** β_T, likewise. */
  betaEnd: beta,
  /** Leave nothing of x_0 in x_T. */
  zeroTerminalSnr: v.optional(v.boolean()),
  /** The shift of the kind `flow` towards more noise. */
  shift: v.optional(v.pipe(v.number(), v.minValue(shiftBounds[0]), v.maxValue(shiftBounds[1]))),
});
