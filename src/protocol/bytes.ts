import * as v from 'valibot';

/** The contents of a file in a message. */
export const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Expected bytes.');
