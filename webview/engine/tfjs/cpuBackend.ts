import '@tensorflow/tfjs-backend-cpu';
import type { TfjsBackend } from './tfjsBackend';
import * as tf from './tf';

/** tfjs on the CPU. */
export async function cpuBackend(): Promise<TfjsBackend> {
  await tf.setBackend('cpu');
  return {
    id: 'cpu',
    activate: () => activate('cpu'),
    lost: new Promise(() => undefined),
    dispose: () => undefined,
  };
}

/** `setBackend` takes effect at once for a backend that was initialised before. */
export function activate(name: 'cpu' | 'webgpu'): void {
  if (tf.getBackend() !== name) void tf.setBackend(name);
}
