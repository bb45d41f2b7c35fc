import type { WebgpuOperations } from '../fuse/emission';

export const input: WebgpuOperations<'input'> = {
  input(emission, node) {
    const { name } = node.operation;
    if (name === 'sample') {
      emission.external(node, 'sample');
    } else if (name === 'class_labels') {
      emission.external(node, 'labels');
    }
    // Kernels read the timestep's sinusoids only.
  },
};
