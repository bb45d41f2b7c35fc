import type { WebgpuOperations } from '../fuse/emission';
import { loss } from '../kernels/optimiser';

export const meanSquaredError: WebgpuOperations<
  'target' | 'lossWeight' | 'meanSquaredError' | 'meanSquaredErrorGradient'
> = {
  target: (emission, node) => emission.external(node, 'target'),
  lossWeight: (emission, node) => emission.external(node, 'lossWeight', 'loss weight'),
  // The kernel of its gradient sums it.
  meanSquaredError: () => undefined,
  meanSquaredErrorGradient(emission, node) {
    const [prediction, target, weight] = emission.inputsOf(node);
    if (!prediction || !target || !weight) {
      throw new Error('The loss lacks an input.');
    }
    const tensors = { prediction, target, weight, out: emission.create(node) };
    emission.emit({ op: 'kernels', label: 'loss', sections: (batch) => [loss(tensors, batch)] });
  },
};
