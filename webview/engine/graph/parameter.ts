import type { Shape } from './shape';

export interface Parameter {
  readonly name: string;
  readonly shape: Shape;
  /**
   * PyTorch's defaults: `uniform` is U(−1/√fanIn, 1/√fanIn), for convolutions and linear layers, bias included;
   * `normal` is N(0, 1), for embeddings.
   */
  readonly init:
    { readonly kind: 'uniform'; readonly fanIn: number } | { readonly kind: 'ones' | 'zeros' | 'normal' };
}
