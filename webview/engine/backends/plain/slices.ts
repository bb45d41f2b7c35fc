/** Divides work on a thread that also draws: when a piece is `due` to end, what works awaits `rest`. */
export interface Slices {
  readonly due: () => boolean;
  readonly rest: () => Promise<void>;
}

/** Slices of at most so many milliseconds, between which the thread's other tasks have their turn. */
export function timeSlices(milliseconds: number): Slices {
  let began = performance.now();
  return {
    due: () => performance.now() - began >= milliseconds,
    rest: async () => {
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    },
  };
}

/** All at once, for a thread that has nothing else to do meanwhile. */
export const oneSlice: Slices = { due: () => false, rest: () => Promise.resolve() };
