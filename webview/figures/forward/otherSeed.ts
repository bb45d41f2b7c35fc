/** A seed whose noise is independent of that of the given one. */
export const otherSeed = (seed: number): number => (seed ^ 0x80000000) >>> 0;
