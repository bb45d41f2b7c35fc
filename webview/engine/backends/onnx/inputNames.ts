/** The training model's inputs with the targets and with the weight of each image's squared error. */
export const targetInput = 'target';
export const lossWeightInput = 'loss_weight';

/** The training model's input with a dropout node's mask: 0 or 1 / (1 − rate), NCHW. */
export function maskInput(node: number): string {
  return `mask_${node}`;
}
