/** Says in a sentence why bytes are not the safetensors file that they should be, and where. */
export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError';
}
