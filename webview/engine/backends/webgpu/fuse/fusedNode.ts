import type { Window } from '../../../graph/shape';
import type { ArenaMatrix } from '../plan/parameterArena';
import type { Partials } from '../plan/partials';
import type { Helper, Section } from '../plan/section';
import type { Tensor } from '../plan/tensor';

export interface Dropout {
  readonly rate: number;
  /** Where in the stream of a step's dropout numbers this mask begins, a multiple of 4. */
  readonly word: number;
}

/** What a product does with a sum before it is written: in this order. */
export interface Epilogue {
  /** One number per image and channel. */
  readonly perChannel: Tensor | null;
  readonly addends: readonly Tensor[];
  /** Multiplies by the derivative of SiLU at this value. */
  readonly siluGradientAt: Tensor | null;
}

export interface ConvolutionNode {
  readonly op: 'convolution';
  readonly x: Tensor;
  /** x is read as if every pixel were 2×2. */
  readonly upsample: boolean;
  readonly window: Window;
  readonly weight: ArenaMatrix;
  readonly bias: ArenaMatrix;
  /** A second product, 1×1, that is added: a residual block's shortcut. */
  readonly shortcut: { readonly x: Tensor; readonly weight: ArenaMatrix; readonly bias: ArenaMatrix } | null;
  readonly epilogue: Epilogue;
  readonly out: Tensor | null;
  /** Also takes SiLU of the result. */
  readonly activated: Tensor | null;
}

export interface InputGradientNode {
  readonly op: 'inputGradient';
  readonly dy: Tensor;
  readonly window: Window;
  readonly weight: ArenaMatrix;
  /** The forward pass saw every pixel as 2×2, whose gradients are summed. */
  readonly upsample: boolean;
  readonly epilogue: Epilogue;
  readonly out: Tensor;
}

export interface WeightGradientNode {
  readonly op: 'weightGradient';
  readonly x: Tensor;
  readonly upsample: boolean;
  readonly dy: Tensor;
  readonly window: Window;
  readonly weight: ArenaMatrix;
  readonly bias: ArenaMatrix;
}

interface NormFacts {
  readonly x: Tensor;
  readonly weight: ArenaMatrix;
  readonly bias: ArenaMatrix;
  readonly groups: number;
  readonly silu: boolean;
  readonly dropout: Dropout | null;
  /** Mean and 1/σ of every group. */
  readonly statistics: Tensor;
}

export interface NormNode extends NormFacts {
  readonly op: 'norm';
  readonly eps: number;
  readonly out: Tensor;
}

export interface NormGradientNode extends NormFacts {
  readonly op: 'normGradient';
  readonly dy: Tensor;
  readonly addends: readonly Tensor[];
  readonly out: Tensor | null;
  /** Sums of the gradient by x over the pixels. */
  readonly sums: Tensor | null;
}

/** Element by element, for what no other node took in. */
export interface MapNode {
  readonly op: 'map';
  readonly kernel: MapKernel;
  readonly inputs: readonly Tensor[];
  readonly out: Tensor;
}

/** What a map computes of an element of its result. */
export interface MapKernel {
  readonly label: string;
  readonly helpers?: readonly Helper[];
  /** WGSL that sets `y`; it may use `index`, `image`, `channel`, `row` and `column` of the element. */
  body(...inputs: MapInput[]): string;
}

/** An input of a map as WGSL. */
export interface MapInput {
  readonly tensor: Tensor;
  /** The buffer. */
  readonly buffer: string;
  /** Where the element's image begins in it. */
  readonly begin: string;
  /** The element at the same place, of an input of the result's shape. */
  readonly same: string;
}

/** What has kernels of its own that nothing is fused with. */
export interface KernelNode {
  readonly op: 'kernels';
  readonly label: string;
  sections(batch: number, partials: Partials): readonly Section[];
}

/** A network or training step after fusion: what becomes one or two kernels each. */
export type FusedNode =
  | ConvolutionNode
  | InputGradientNode
  | WeightGradientNode
  | NormNode
  | NormGradientNode
  | MapNode
  | KernelNode;

/** What stands outside the network: filled before a run, or read after it. */
export interface Ports {
  readonly sample: Tensor;
  readonly sinusoids: Tensor | null;
  readonly labels: Tensor | null;
  readonly target: Tensor | null;
  readonly lossWeight: Tensor | null;
  readonly prediction: Tensor;
}

export interface FusedProgram {
  readonly nodes: readonly FusedNode[];
  readonly ports: Ports;
}
