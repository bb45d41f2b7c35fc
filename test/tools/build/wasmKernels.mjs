import asc from 'assemblyscript/asc';
import { readFile } from 'node:fs/promises';
import { inRoot } from '../paths.mjs';

const folder = inRoot('webview/engine/backends/wasm');
export const kernelModulesFile = `${folder}/kernelModules.ts`;

const options = [
  'index.ts',
  '--outFile',
  'kernels.wasm',
  '--baseDir',
  `${folder}/assembly`,
  '--runtime',
  'stub',
  '--importMemory',
  '--memoryBase',
  '16',
  '--use',
  'abort=',
  '--noAssert',
  '--optimizeLevel',
  '3',
  '--enable',
  'simd',
  // A function that takes a vector is no export of the module.
  '--disableWarning',
  '112',
];

/** The text of kernelModules.ts: the kernels with and without relaxed SIMD. */
export async function kernelModulesText() {
  const relaxed = await compile([...options, '--enable', 'relaxed-simd']);
  return `// Compiled from assembly/ by \`npm run kernels\`.

/** A module of WebAssembly with SIMD, in Base64. */
export const plainKernels =
  '${await compile(options)}';

/** With relaxed SIMD. */
export const relaxedKernels =
  '${relaxed}';
`;
}

/** @param {string[]} args */
async function compile(args) {
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await asc.main(args, {
    readFile: (name, base) => readFile(`${base}/${name}`, 'utf8').catch(() => null),
    writeFile: (_, contents) => {
      binary = Buffer.from(contents);
    },
    listFiles: () => [],
  });
  if (error || !binary) {
    throw new Error(stderr.toString());
  }
  return Buffer.from(binary).toString('base64');
}
