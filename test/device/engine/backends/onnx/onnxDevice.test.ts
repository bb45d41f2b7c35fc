import { expect, it } from 'vitest';
import { chooseDevice } from '../../../../../webview/engine/backends/openEngine';

// In a file of its own: once ONNX Runtime has started it does not look at the file again.
it('tfjs runs when ONNX Runtime does not start', async () => {
  const { device, reason } = await chooseDevice('onnx-wasm', false, () =>
    Promise.resolve(new ArrayBuffer(8)),
  );
  expect([device.id, reason]).toEqual(['tfjs-cpu', 'wasm-failed']);
});
