import type { StepOptions } from './scheduler';

/** The noise that a step needs, in the sample's size. */
export function drawNoise(sample: Float32Array, { noise }: Pick<StepOptions, 'noise'>): Float32Array {
  const drawn = noise?.();
  if (drawn?.length !== sample.length) {
    throw new RangeError(
      `This step needs ${sample.length} numbers of noise and was given ${drawn?.length ?? 'none'}.`,
    );
  }
  return drawn;
}

/** @throws {RangeError} when an array has not the sample's size. */
export function checkSize(what: string, values: Float32Array, size: number): void {
  if (values.length !== size) {
    throw new RangeError(`The ${what} has ${values.length} elements where the sample has ${size}.`);
  }
}
