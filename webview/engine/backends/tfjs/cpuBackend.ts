import '@tensorflow/tfjs-backend-cpu';
import { registerFastKernels } from './cpu/fastKernels';
import * as tf from './tf';
import type { TfjsBackend } from './tfjsBackend';

let registered = false;

/** tfjs on the CPU, with our kernels where its own are slow. */
export async function cpuBackend(): Promise<TfjsBackend> {
  if (!registered) {
    registerFastKernels();
  }
  registered = true;
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
  if (tf.getBackend() !== name) {
    void tf.setBackend(name);
  }
}
