import '@tensorflow/tfjs-backend-cpu';
import type { TfjsBackend } from '../../webview/engine/backends/tfjs/tfjsBackend';
import * as tf from '../../webview/engine/backends/tfjs/tf';

/**
 * tfjs's CPU backend as published, without our kernels: only in a process that has not opened cpuBackend.ts, which
 * replaces some for good.
 */
export async function stockCpuBackend(): Promise<TfjsBackend> {
  await tf.setBackend('cpu');
  return {
    id: 'cpu',
    activate: () => undefined,
    lost: new Promise(() => undefined),
    dispose: () => undefined,
  };
}
