/** 0 … count − 1. */
export const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** WGSL for each of `count` things in turn: a loop whose variables are names. */
export const each = (count: number, line: (i: number) => string): string =>
  indices(count).map(line).join('\n');
