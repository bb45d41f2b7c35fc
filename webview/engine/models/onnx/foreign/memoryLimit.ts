const gibibyte = 2 ** 30;

/** How much memory an imported model may take: at most half of what is free, where the host can tell how much is. */
export function memoryLimit(free: number | undefined): number {
  return free === undefined ? gibibyte : Math.min(2 * gibibyte, free / 2);
}
