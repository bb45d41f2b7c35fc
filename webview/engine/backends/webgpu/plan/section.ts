import type { Tensor } from './tensor';

/** Buffers of a plan that are no tensors. */
export type BufferName =
  | 'weights'
  | 'ema'
  | 'adamM'
  | 'adamV'
  | 'gradients'
  /** Parts of weight gradients, to be summed over images. */
  | 'partials'
  /** Which parts belong to which block of the arena. */
  | 'partialTable'
  /** Sums on the way to the gradient's norm and the loss. */
  | 'sums'
  /** The factor that clips the gradient. */
  | 'clip'
  /** The losses of the latest steps. */
  | 'losses'
  | 'images'
  | 'imageLabels'
  /** What a training example is at each noise level. */
  | 'objectives'
  | 'sinusoidTable'
  | 'samplerState'
  | 'samplerKnown'
  | 'frames';

export type Resource = Tensor | BufferName;

export interface Access {
  readonly resource: Resource;
  readonly type: 'f32' | 'u32' | 'vec4f' | 'vec4u';
  readonly write?: boolean;
  /** No other section writes these elements, and none of a dispatch reads them. */
  readonly scattered?: boolean;
}

export type Helper = 'silu' | 'random' | 'normal' | 'step' | 'row';

/** What workgroup memory holds; f16 needs a device with `shader-f16`. */
export type SharedType = 'f32' | 'f16';

/** Invocations of every workgroup. */
export const lanes = 64;

/**
 * A kernel: the body of a WGSL function with the arguments `group` and `lane`. `@name` stands for a buffer of
 * `accesses` or a number of `constants`, `@shared` for workgroup memory. Several sections may become one
 * dispatch.
 */
export interface Section {
  readonly label: string;
  readonly body: string;
  readonly accesses: Readonly<Record<string, Access>>;
  /** Unsigned numbers that differ between sections of one body. */
  readonly constants?: Readonly<Record<string, number>>;
  readonly workgroups: number;
  readonly helpers?: readonly Helper[];
  /** Numbers of workgroup memory, floats unless `sharedType` says otherwise. */
  readonly shared?: number;
  readonly sharedType?: SharedType;
  /** What of WGSL it uses that not every device has. */
  readonly enables?: 'subgroups';
}

/** Workgroups for a number of independent invocations. */
export function workgroupsFor(invocations: number): number {
  return Math.ceil(invocations / lanes);
}

/** A number as a WGSL f32 literal. */
export function f32(value: number): string {
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) {
    throw new RangeError(`The kernel's number ${value} is not finite.`);
  }
  const text = String(rounded);
  return /[.e]/.test(text) ? `${text}f` : `${text}.0f`;
}
