/** What a device offers beside WebGPU's core. */
export type Features = ReadonlySet<string>;

/** A way to compute that not every device has. Only the tuner chooses it, and only where it agrees. */
export interface Variant {
  /** Of the kernels that compute so, among the candidates of a shape. */
  readonly name: string;
  readonly feature: GPUFeatureName;
  /** The most that results may differ by from those of the first candidate: max |a − b| / max |b|. */
  readonly tolerance: number;
}

/** Sums over a workgroup by sums over its subgroups: f32 in another order. */
export const subgroups: Variant = {
  name: 'subgroups',
  // WebGPU's own name, which TypeScript's list of features lacks.
  feature: 'subgroups' as string as GPUFeatureName,
  tolerance: 1e-5,
};

/**
 * The operands of a convolution as f16 in workgroup memory, half the bytes there; sums and everything in global memory
 * stay f32. Rounding to 11 significant bits changes an operand by up to 2⁻¹¹ of it, a product by up to 2⁻¹⁰.
 */
export const halfPrecision: Variant = {
  name: 'workgroup 32×32 f16',
  feature: 'shader-f16',
  tolerance: 2 ** -10,
};

const variants = [subgroups, halfPrecision];

/** The features that some variant needs. */
export const variantFeatures: readonly GPUFeatureName[] = variants.map(({ feature }) => feature);

/** The variant that a candidate computes by; undefined where it needs nothing that a device may lack. */
export function variantOf(candidate: string): Variant | undefined {
  return variants.find(({ name }) => name === candidate);
}
