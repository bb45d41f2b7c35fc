// npm run kernels: compiles webview/engine/backends/wasm/assembly into kernelModules.ts beside it.
import { writeFile } from 'node:fs/promises';
import { kernelModulesFile, kernelModulesText } from './build/wasmKernels.mjs';

await writeFile(kernelModulesFile, await kernelModulesText());
