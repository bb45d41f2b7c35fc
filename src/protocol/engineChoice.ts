/** What the user may ask to run the network; `auto` takes the best that the machine has. */
export const engineChoices = ['auto', 'webgpu', 'wasm', 'onnx-wasm', 'tfjs-webgpu', 'tfjs-cpu'] as const;
export type EngineChoice = (typeof engineChoices)[number];

/** The most threads that compute on the CPU. */
export const mostCpuWorkers = 8;
