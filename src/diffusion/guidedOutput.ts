/**
 * Classifier-free guidance (Ho & Salimans 2022) with diffusers' meaning of the scale s:
 * o(no class) + s · (o(class) − o(no class)), element by element. 1 is the conditional output itself, 0 the
 * unconditional one.
 */
export function guidedOutput(
  conditional: Float32Array,
  unconditional: Float32Array,
  scale: number,
): Float32Array {
  return conditional.map((output, i) => {
    const free = unconditional[i] ?? 0;
    return free + scale * (output - free);
  });
}
