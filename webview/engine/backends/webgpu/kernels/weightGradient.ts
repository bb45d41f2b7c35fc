import type { WeightGradientNode } from '../fuse/fusedNode';
import type { Partials } from '../plan/partials';
import type { Section } from '../plan/section';

/** The gradients of a weight and its bias as one kernel, whose invocations or workgroups each sum a part. */
interface WeightGradientKernel {
  /** WGSL. It writes `@partials[@weight + part * strideOfWeights + …]`, and the same of the bias. */
  readonly body: string;
  readonly workgroups: number;
  /** Floats of workgroup memory. */
  readonly shared?: number;
}

/** A kernel of dW and db with what it binds: `splits` parts that are summed at the end of the step. */
export function weightGradientSection(
  { x, dy, weight, bias }: WeightGradientNode,
  splits: number,
  partials: Partials,
  write: (strides: { readonly weight: number; readonly bias: number }) => WeightGradientKernel,
): Section {
  const wide = partials.allocate(weight, splits);
  const flat = partials.allocate(bias, splits);
  return {
    label: `weight gradient of ${x.label}`,
    accesses: {
      x: { resource: x, type: 'f32' },
      dy: { resource: dy, type: 'f32' },
      partials: { resource: 'partials', type: 'f32', write: true, scattered: true },
    },
    constants: { weight: wide.base, bias: flat.base },
    ...write({ weight: wide.stride, bias: flat.stride }),
  };
}
