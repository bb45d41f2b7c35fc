import type { WebgpuOperations } from '../fuse/emission';

export const addPerChannel: WebgpuOperations<'addPerChannel' | 'sumPixels'> = {
  addPerChannel: (emission, node) =>
    emission.emitMap(node, {
      label: 'addPerChannel',
      body: (x, vector) => `y = ${x.same} + ${vector.buffer}[${vector.begin} + channel];`,
    }),
  sumPixels: (emission, node) =>
    emission.emitMap(node, {
      label: 'sumPixels',
      body: ({ tensor: { pixels }, buffer, begin }) =>
        `for (var p = 0u; p < ${pixels}u; p++) { y += ${buffer}[${begin} + channel * ${pixels}u + p]; }`,
    }),
};
