export { decodeSafetensors, type SafetensorsFile } from './decodeSafetensors';
export { headerLength, lengthBytes, readHeader } from './header';
export { encodeSafetensors } from './encodeSafetensors';
export { SafetensorsError } from './safetensorsError';
export type { Tensor } from './tensor';
export { plainName, plainNames } from './plainName';
