import { build } from 'esbuild';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

// tfjs-core's gradients exist as ES modules only, in hundreds of files that Node does not take for such:
// bundled, tfjs loads in a moment. One bundle, because its registries must be one.
const tfjs = path.resolve(import.meta.dirname, 'node_modules/.cache/vitest/tfjs.mjs');
await build({
  stdin: {
    contents: `
      export * from '@tensorflow/tfjs-core';
      import '@tensorflow/tfjs-core/dist/register_all_gradients';
      import '@tensorflow/tfjs-backend-cpu';
      export { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';`,
    resolveDir: import.meta.dirname,
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

export default defineConfig({
  resolve: {
    alias: [{ find: /^@tensorflow\/tfjs-(core|backend-cpu|backend-webgpu).*$/, replacement: tfjs }],
  },
  test: {
    include: ['test/{unit,device}/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default'],
  },
});
