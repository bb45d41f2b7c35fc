/** SiLU and its derivative. */
export const siluWgsl = `
fn silu(x: f32) -> f32 { return x / (1.0f + exp(-x)); }
fn siluSlope(x: f32) -> f32 {
  let s = 1.0f / (1.0f + exp(-x));
  return s * (1.0f + x * (1.0f - s));
}
`;
