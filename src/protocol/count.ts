import * as v from 'valibot';

/** How many of something there are, or which it is, from 0. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
