import type { Writing } from '../judge';

const ahead = /^(?:\s|\\[,;:! ]|[,，~]|\\q?quad){0,8}(?:\\(?:mathrm|text|rm)\s?\{?)?d/;

/** A comma or a wide space parts a differential from what it belongs to. */
export const hasDifferentialAhead = ({ rest }: Writing): boolean => ahead.test(rest);
