// What esbuild builds into dist/, and what is copied there.

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/** @typedef {{ digitsSample: () => unknown, iconsSample: () => unknown }} DataSetSamples */

/**
 * Serves `digits:sample` and `icons:sample`: a few small images as modules, for pages that may not fetch (the Markdown
 * preview).
 */
const samplesPlugin = (/** @type {DataSetSamples} */ samples) => ({
  name: 'samples',
  setup(/** @type {import('esbuild').PluginBuild} */ plugin) {
    plugin.onResolve({ filter: /^(digits|icons):sample$/ }, ({ path }) => ({ path, namespace: 'samples' }));
    plugin.onLoad({ filter: /.*/, namespace: 'samples' }, ({ path }) => ({
      contents: JSON.stringify(path === 'digits:sample' ? samples.digitsSample() : samples.iconsSample()),
      loader: 'json',
    }));
  },
});

/** Of the built-in preview's math plugin only the reading is used: MathJax draws what it finds. */
const withoutKatex = {
  name: 'without-katex',
  setup(/** @type {import('esbuild').PluginBuild} */ plugin) {
    plugin.onResolve({ filter: /^katex$/ }, () => ({ path: 'katex', namespace: 'without' }));
    plugin.onLoad({ filter: /.*/, namespace: 'without' }, () => ({ contents: 'export default {};' }));
  },
};

/** The scripts of threads, each with its entry point. */
const threads = {
  mathJax: 'src/threads/mathJax/thread.ts',
  check: 'src/threads/check/thread.ts',
  liveNote: 'src/liveNote/thread/thread.ts',
};

/**
 * Every bundle.
 * @param {{ production: boolean, samples: DataSetSamples }} options samples gives what pages have that load nothing
 * @returns {BuildOptions[]}
 */
export function bundles({ production, samples }) {
  /** @type {BuildOptions} */
  const common = {
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    logLevel: 'info',
    target: 'es2022',
    legalComments: 'linked',
    metafile: true,
    plugins: [withoutKatex],
    define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
  };
  /** @type {BuildOptions} */
  const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
  /** @type {BuildOptions} */
  const web = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };
  /** @type {BuildOptions} */
  const page = {
    ...common,
    platform: 'browser',
    format: 'iife',
    plugins: [...(common.plugins ?? []), samplesPlugin(samples)],
  };
  return [
    // Reading a large script takes longer than running it: all but what waits lies beside it, and is read when it is used.
    {
      ...node,
      entryPoints: ['src/extension.ts'],
      outfile: 'dist/extension.js',
      external: ['vscode', './start'],
    },
    { ...node, entryPoints: ['src/start.ts'], outfile: 'dist/start.js', external: ['vscode'] },
    {
      ...web,
      entryPoints: ['src/extension.ts'],
      outfile: 'dist/web/extension.js',
      format: 'cjs',
      // Node's own modules are asked for only where Node is.
      external: ['vscode', 'node:fs/promises', 'node:os', 'node:worker_threads'],
    },
    // Threads beside the extension host's own: the same script for a web worker and a thread of Node's.
    ...Object.entries(threads).map(
      ([name, entry]) =>
        /** @type {BuildOptions} */ ({
          ...web,
          entryPoints: [entry],
          outfile: `dist/${name}.js`,
          format: 'iife',
          external: ['node:worker_threads'],
        }),
    ),
    {
      ...node,
      entryPoints: ['src/cli.ts'],
      outfile: 'dist/cli.js',
      // Its main file asks for its parts in a way that bundles miss.
      alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
      banner: { js: '#!/usr/bin/env node' },
    },
    { ...page, entryPoints: ['webview/playground/main.ts'], outfile: 'dist/playground.js' },
    { ...page, entryPoints: ['webview/modelFile/main.ts'], outfile: 'dist/modelFile.js' },
    { ...page, entryPoints: ['webview/engine/worker/worker.ts'], outfile: 'dist/worker.js' },
    { ...page, entryPoints: ['webview/preview/loader.ts'], outfile: 'dist/preview.js' },
    { ...page, entryPoints: ['webview/preview/demos.ts'], outfile: 'dist/preview-demos.js' },
    { ...page, entryPoints: ['webview/preview/network.ts'], outfile: 'dist/preview-network.js' },
    {
      ...page,
      entryPoints: ['webview/preview/digits.ts'],
      outfile: 'dist/preview-digits.js',
      loader: { '.safetensors': 'binary' },
    },
    {
      ...page,
      entryPoints: ['webview/preview/recording.ts'],
      outfile: 'dist/preview-recording.js',
      loader: { '.png': 'binary', '.csv': 'text' },
    },
    { ...page, entryPoints: ['webview/live/main.ts'], outfile: 'dist/live.js' },
    // VS Code imports a notebook's renderers as modules.
    { ...page, entryPoints: ['webview/notebook/renderer.ts'], outfile: 'dist/notebook.js', format: 'esm' },
  ];
}

/** The production bundle of an entry point that holds no data. @param {string} entry @returns {BuildOptions} */
export function bundleOf(entry) {
  const samples = { digitsSample: () => [], iconsSample: () => [] };
  const all = bundles({ production: true, samples });
  const found = all.find(({ entryPoints }) => Array.isArray(entryPoints) && entryPoints.includes(entry));
  if (!found) {
    throw new Error(`There is no bundle of ${entry}.`);
  }
  return found;
}

/** Files that are shipped as their packages have them: package, file in it, file in dist/. */
export const copies = [
  ['onnxruntime-web', 'dist/ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.wasm'],
  ['@vscode/codicons', 'dist/codicon.css', 'codicons/codicon.css'],
  ['@vscode/codicons', 'dist/codicon.ttf', 'codicons/codicon.ttf'],
];

/** The packages whose data is in dist/datasets.safetensors, and which the shipped networks learned. */
export const dataPackages = ['mnist', '@vscode/codicons', '@dicebear/pixel-art'];
