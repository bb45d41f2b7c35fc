/** The training model's inputs with what the network shall answer, and with what each image's error counts. */
export const targetInput = 'target';
export const lossWeightInput = 'loss_weight';

/** The training model's input with a dropout node's mask: 0 or 1 / (1 − rate), NCHW. */
export function maskInput(node: number): string {
  return `mask_${node}`;
}
