import { build } from 'esbuild';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { running } from '../../vitest.config.mts';

// tfjs-core's gradients exist as ES modules only, in hundreds of files that Node does not take for such:
// bundled, tfjs loads in a moment. One bundle, because its registries must be one.
const root = path.resolve(import.meta.dirname, '../..');
const tfjs = path.join(root, 'node_modules/.cache/vitest/tfjs.mjs');
await build({
  stdin: {
    contents: `
      export * from '@tensorflow/tfjs-core';
      import '@tensorflow/tfjs-core/dist/register_all_gradients';
      import '@tensorflow/tfjs-backend-cpu';
      export { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';`,
    resolveDir: root,
  },
  outfile: tfjs,
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'error',
});

/** Engines for real: the software GPU, ONNX Runtime, tfjs and what trains with them. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^@tensorflow\/tfjs-(core|backend-cpu|backend-webgpu).*$/, replacement: tfjs }],
  },
  test: { ...running, include: ['test/device/**/*.test.ts'] },
});
