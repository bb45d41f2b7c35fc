import type { WebgpuOperations } from '../fuse/emission';

export const silu: WebgpuOperations<'silu' | 'siluGradient'> = {
  silu: (emission, node) =>
    emission.emitMap(node, { label: 'silu', helpers: ['silu'], body: (x) => `y = silu(${x.same});` }),
  siluGradient: (emission, node) =>
    emission.emitMap(node, {
      label: 'siluGradient',
      helpers: ['silu'],
      body: (x, dy) => `y = siluSlope(${x.same}) * ${dy.same};`,
    }),
};
