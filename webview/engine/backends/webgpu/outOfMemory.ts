import { errorMessage } from '../../../../src/base/errorMessage';
import { OutOfGpuMemory } from './gpu';

const said =
  /array buffer allocation|invalid (typed )?array (buffer )?length|out of memory|bad_alloc|failed to allocate|\bOOM\b/i;
/** What Chromium and Firefox say of a WebAssembly memory that cannot be made or grow. */
const saidOfWasm = /(?:unable|failed) to grow|maximum memory size exceeded|could not allocate memory/i;

/** Whether JavaScript, WebAssembly or ONNX Runtime ran out of memory: the state of what it interrupted is unknown. */
export function isOutOfMemory(error: unknown): boolean {
  const message = errorMessage(error);
  return !(error instanceof OutOfGpuMemory) && (said.test(message) || saidOfWasm.test(message));
}
