import type { SymbolId } from '../note';
import type { Classified } from './classify';

/** A step of the process: t, T, a number, with an offset; or a stretch of steps. */
const timePattern = /^(?:[tTsτ]|\d+)(?:[+-](?:\d+|1|Δt))?(?::[tT](?:-1)?)?$/;
const indexPattern = /^(?:[ijknNLS](?:[+-]1)?|τi(?:-1)?)$/;

/** The subscript names a step: `t`, `t-1`, `T`, `0`, `500`, `1:T`. */
export const isTime = (sub: string): boolean => timePattern.test(sub);
/** A step, or an index that runs over steps. */
export const isStep = (sub: string): boolean => isTime(sub) || indexPattern.test(sub);

/** A symbol with the step that its subscript names, if any. */
export const withTime = (id: SymbolId, sub: string): Classified => (sub === '' ? { id } : { id, time: sub });
