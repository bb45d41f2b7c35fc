import * as l10n from '@vscode/l10n';
import type { OpenedInfo } from '../../engine/protocol/opened';

/** In words: what runs the network, and why that. */
export function engineText({ engine, reason, adapter, obstacle }: OpenedInfo): string {
  if (engine === 'webgpu') {
    return reason === 'chosen'
      ? l10n.t('Runs on WebGPU ({0}), as you chose.', adapter)
      : l10n.t('Runs on WebGPU: {0}. A real GPU is the fastest there is here.', adapter);
  }
  if (engine === 'tfjs-webgpu') {
    return l10n.t('Runs on WebGPU ({0}) with TensorFlow.js, the reference, as you chose.', adapter);
  }
  const how = howOnCpu(engine);
  const why = whyCpu(reason, adapter);
  return why === undefined ? how : l10n.t('{0} {1}', withObstacle(why, obstacle), how);
}

function howOnCpu(engine: OpenedInfo['engine']): string {
  if (engine === 'wasm') {
    return l10n.t('WebAssembly kernels of our own do the work.');
  }
  return engine === 'onnx-wasm'
    ? l10n.t('ONNX Runtime does the work, in WebAssembly.')
    : l10n.t('TensorFlow.js does the work, with the tiny preset.');
}

/** A sentence, and behind it what was thrown, in the words of the browser or the library. */
export function withObstacle(sentence: string, obstacle: string | undefined): string {
  return obstacle === undefined ? sentence : l10n.t('{0} It said: “{1}”', sentence, obstacle.slice(0, 500));
}

/** Why the CPU has to do it; undefined when the reason is a sentence of its own. */
export function whyCpu(reason: string, adapter = ''): string | undefined {
  switch (reason) {
    case 'chosen':
      return l10n.t('Runs on the CPU, as you chose.');
    case 'software-adapter':
      return l10n.t(
        'Runs on the CPU: the only WebGPU adapter here ({0}) is a software one, which would be slower.',
        adapter,
      );
    case 'no-adapter':
      return l10n.t('Runs on the CPU: WebGPU found no graphics adapter on this machine.');
    case 'no-webgpu':
      return l10n.t('Runs on the CPU: this editor offers no WebGPU.');
    case 'device-failed':
    case 'hardware-adapter':
      return l10n.t('Runs on the CPU: the graphics adapter ({0}) refused to start.', adapter);
    case 'device-lost':
      return l10n.t('Runs on the CPU: the GPU was lost more than once.');
    case 'wasm-failed':
      return l10n.t('Runs on the CPU, but WebAssembly could not start there.');
    default:
      return undefined;
  }
}
