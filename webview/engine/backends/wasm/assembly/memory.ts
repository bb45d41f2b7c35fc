/** Numbers of the widest row that kernels keep for themselves. */
const widest: usize = 4096;

/** A row of zeros that convolutions read outside an image. */
export const zeros: usize = 1024;

/** Rows of numbers by channel on the way within one kernel. */
export const scratch: usize = zeros + 4 * widest;

/** Bytes of a row of `scratch`. */
export const scratchRow: usize = 4 * widest;

/** Where kernels keep nothing any more. */
export const heap: usize = scratch + 6 * scratchRow;
