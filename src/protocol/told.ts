import * as v from 'valibot';

/** What is only told, in a log or a dialog: cut where it is too long, since whoever asked waits for the message. */
export const told = (longest: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, longest)),
  );
