import type { Writing } from '../judge';

const ahead = /^(?:\s|\\[,;:! ]|[,，~]|\\q?quad){0,8}(?:\\(?:mathrm|text|rm)\s?\{?)?d/;

/** A differential follows the equation after a comma or a wide space, where it was cut off. */
export const hasDifferentialAhead = ({ rest }: Writing): boolean => ahead.test(rest);
