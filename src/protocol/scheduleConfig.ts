import * as v from 'valibot';
import { scheduleKinds } from '../diffusion/schedule';

/** A noise schedule β_1…β_T as settings, links, demo blocks and messages name it. */
export const scheduleConfigSchema = v.strictObject({
  kind: v.picklist(scheduleKinds),
  T: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10000)),
  /** β_1; used by the kinds with `hasBetaRange`. */
  betaStart: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
  /** β_T, likewise. */
  betaEnd: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
  /** Leave nothing of x_0 in x_T. */
  zeroTerminalSnr: v.optional(v.boolean()),
  /** The shift of the kind `flow` towards more noise. */
  shift: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(100))),
});
