/** What the caller did wrong, as a sentence; the program ends with status 2. */
export class UsageError extends Error {}
