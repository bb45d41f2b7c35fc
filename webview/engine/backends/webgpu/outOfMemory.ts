import { errorMessage } from '../../../../src/base/errorMessage';
import { OutOfGpuMemory } from './gpu';

const said =
  /array buffer allocation|invalid (typed )?array (buffer )?length|out of memory|bad_alloc|failed to allocate|\bOOM\b/i;

/** Whether JavaScript, WebAssembly or ONNX Runtime ran out of memory: the state of what it interrupted is unknown. */
export function isOutOfMemory(error: unknown): boolean {
  return !(error instanceof OutOfGpuMemory) && said.test(errorMessage(error));
}
