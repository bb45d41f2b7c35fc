import type { WebgpuOperations } from '../fuse/emission';
import type { Dropout, MapKernel } from '../fuse/fusedNode';
import { below, streamLiteral } from '../kernels/random';
import { f32 } from '../plan/section';

export const dropout: WebgpuOperations<'dropout' | 'dropoutGradient'> = {
  dropout: (emission, node) =>
    emission.emitMap(node, masked(emission.dropoutOf(node.id, node.operation.rate))),
  dropoutGradient: (emission, node) =>
    emission.emitMap(node, masked(emission.dropoutOf(node.operation.mask, node.operation.rate))),
};

/** The adjoint draws the same mask again. */
function masked({ rate, word }: Dropout): MapKernel {
  const drawn = `word(step.base, ${word}u + index, step.seed, ${streamLiteral('dropout')})`;
  return {
    label: 'dropout',
    helpers: ['random', 'step'],
    body: (x) => `y = ${x.same} * select(${f32(1 / (1 - rate))}, 0.0f, ${below(drawn, rate)});`,
  };
}
