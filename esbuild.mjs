// Builds every target into dist/. Flags: --watch, --production.
import { context } from 'esbuild';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { importTypeScript } from './test/tools/importTypeScript.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'info',
  target: 'es2022',
  legalComments: 'linked',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
};

/** Serves `digits:sample`: a few small digits as a module, for pages that may not fetch (the Markdown preview). */
function digitsSamplePlugin(dataSets) {
  return {
    name: 'digits-sample',
    setup(plugin) {
      plugin.onResolve({ filter: /^digits:sample$/ }, () => ({ path: 'sample', namespace: 'digits' }));
      plugin.onLoad({ filter: /.*/, namespace: 'digits' }, () => ({
        contents: JSON.stringify(dataSets.sample()),
        loader: 'json',
      }));
    },
  };
}

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
const { buildDataSets } = await importTypeScript('src/datasets/buildDataSets.ts');
const dataSets = await buildDataSets();
await writeFile('dist/datasets.safetensors', dataSets.file());

const browser = { ...common, platform: 'browser', format: 'iife', plugins: [digitsSamplePlugin(dataSets)] };
const targets = [
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    target: 'node20',
  },
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    format: 'cjs',
    // Node's threads are asked for only where there are no web workers.
    external: ['vscode', 'node:worker_threads'],
    mainFields: ['browser', 'module', 'main'],
  },
  // Threads beside the extension host's own.
  ...['mathJax', 'check'].flatMap((name) => [
    {
      ...common,
      entryPoints: [`src/language/${name}Thread.ts`],
      outfile: `dist/${name}.js`,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
    },
    {
      ...common,
      entryPoints: [`src/language/${name}WebWorker.ts`],
      outfile: `dist/web/${name}.js`,
      platform: 'browser',
      format: 'iife',
      mainFields: ['browser', 'module', 'main'],
    },
  ]),
  {
    ...common,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...browser, entryPoints: ['webview/playground/main.ts'], outfile: 'dist/playground.js' },
  { ...browser, entryPoints: ['webview/engine/worker.ts'], outfile: 'dist/worker.js' },
  { ...browser, entryPoints: ['webview/preview/loader.ts'], outfile: 'dist/preview.js' },
  { ...browser, entryPoints: ['webview/preview/demos.ts'], outfile: 'dist/preview-demos.js' },
];
const onnxWasm = 'ort-wasm-simd-threaded.wasm';
await cp(`node_modules/onnxruntime-web/dist/${onnxWasm}`, `dist/${onnxWasm}`);
for (const name of ['codicon.css', 'codicon.ttf']) {
  await cp(`node_modules/@vscode/codicons/dist/${name}`, `dist/codicons/${name}`);
}

const contexts = await Promise.all(targets.map((options) => context(options)));
if (watch) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
}
