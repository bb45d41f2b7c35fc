import asc from 'assemblyscript/asc';
import { readFile } from 'node:fs/promises';
import { inRoot } from '../paths.mjs';

const folder = inRoot('webview/engine/backends/wasm');
export const kernelModulesFile = `${folder}/kernelModules.ts`;

const options = [
  'index.ts',
  '--outFile',
  'kernels.wasm',
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
  const read = (/** @type {string} */ name) =>
    readFile(`${folder}/assembly/${name}`, 'utf8').catch(() => null);
  const [plain, relaxed] = [await compileAssembly('plain', read), await compileAssembly('relaxed', read)];
  return `// Compiled from assembly/ by \`npm run kernels\`.

/** A module of WebAssembly with SIMD, in Base64. */
export const plainKernels =
  '${Buffer.from(plain).toString('base64')}';

/** With relaxed SIMD. */
export const relaxedKernels =
  '${Buffer.from(relaxed).toString('base64')}';
`;
}

/**
 * Compiles AssemblyScript.
 * @param {'plain' | 'relaxed'} variant
 * @param {(name: string) => string | null | Promise<string | null>} read gives a file's text, `index.ts` first
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function compileAssembly(variant, read) {
  /** @type {Uint8Array<ArrayBuffer> | undefined} */
  let binary;
  const { error, stderr } = await asc.main(
    variant === 'relaxed' ? [...options, '--enable', 'relaxed-simd'] : options,
    {
      readFile: read,
      writeFile: (_, contents) => {
        binary = new Uint8Array(Buffer.from(contents));
      },
      listFiles: () => [],
    },
  );
  if (error || !binary) {
    throw new Error(stderr.toString());
  }
  return binary;
}
