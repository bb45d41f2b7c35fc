/** t|s, a pair of times. */
export const isPair = (sub: string): boolean => /^\w\|\w$/.test(sub);
