import type { WebgpuOperations } from '../fuse/emission';

export const upsample: WebgpuOperations<'upsample' | 'upsampleGradient'> = {
  upsample: (emission, node) =>
    emission.emitMap(node, {
      label: 'upsample',
      body: ({ tensor: { pixels, width }, buffer, begin }) =>
        `y = ${buffer}[${begin} + channel * ${pixels}u + (row >> 1u) * ${width}u + (column >> 1u)];`,
    }),
  upsampleGradient: (emission, node) =>
    emission.emitMap(node, {
      label: 'upsampleGradient',
      body: ({ tensor: { pixels, width }, buffer: dy, begin }) =>
        `let at = ${begin} + channel * ${pixels}u + 2u * row * ${width}u + 2u * column;
    y = (${dy}[at] + ${dy}[at + 1u]) + (${dy}[at + ${width}u] + ${dy}[at + ${width + 1}u]);`,
    }),
};
