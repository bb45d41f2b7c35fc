/** 0 … count − 1. */
export const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** WGSL of an unrolled loop: one line for each index. */
export const each = (count: number, line: (i: number) => string): string =>
  indices(count).map(line).join('\n');
