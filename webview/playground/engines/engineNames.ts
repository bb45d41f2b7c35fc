import * as l10n from '@vscode/l10n';
import type { EngineId } from '../../engine/contract/engine';

/** An engine's name for people; what names its library stays as it is. */
export function engineName(id: EngineId): string {
  switch (id) {
    case 'webgpu':
      return 'WebGPU';
    case 'wasm':
      return l10n.t('CPU (WebAssembly)');
    case 'onnx-wasm':
      return l10n.t('CPU (ONNX Runtime)');
    case 'tfjs-webgpu':
      return l10n.t('tfjs reference');
    case 'tfjs-cpu':
      return l10n.t('CPU (TensorFlow.js)');
    case 'javascript':
      return l10n.t('CPU (JavaScript)');
  }
}
