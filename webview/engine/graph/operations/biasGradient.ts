/** dy summed over the batch and the pixels: the gradient by a bias. Input: dy. */
export interface BiasGradient {
  readonly op: 'biasGradient';
}
