export { decodeSafetensors, type SafetensorsFile } from './decodeSafetensors';
export { encodeSafetensors } from './encodeSafetensors';
export { SafetensorsError } from './safetensorsError';
export type { Tensor } from './tensor';
export { plainName, plainNames } from './plainName';
