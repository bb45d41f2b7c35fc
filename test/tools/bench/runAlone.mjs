import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { inRoot, outFolder } from '../paths.mjs';

/**
 * Bundles a TypeScript program and runs it in a process of its own, so that no measurement warms up, slows down or
 * configures another.
 * @param {string} entry relative to the project's root
 * @param {readonly string[]} [parameters]
 * @returns {Promise<any>} what it printed on its last line, as JSON
 */
export async function runAlone(entry, parameters = []) {
  return (await bundleAlone(entry))(parameters);
}

/**
 * Bundles a program once, to be run in as many processes as are wanted. tfjs is bundled too: Node does not take its
 * ES modules as they are.
 * @param {string} entry relative to the project's root
 * @returns {Promise<(parameters: readonly string[], limitSeconds?: number) => Promise<any>>} runs it, and gives what it printed on its last line, as JSON
 */
export async function bundleAlone(entry) {
  const outfile = path.join(outFolder, 'bench', `${path.basename(entry, '.ts')}.mjs`);
  await build({
    entryPoints: [inRoot(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: [
      'webgpu',
      'onnxruntime-node',
      '@jax-js/jax',
      'mnist',
      'assemblyscript',
      'esbuild',
      '@vscode/*',
      '@resvg/*',
    ],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return (parameters, limitSeconds) => runBundle(outfile, parameters, limitSeconds);
}

/**
 * @param {string} outfile
 * @param {readonly string[]} parameters
 * @param {number} [limitSeconds] after which the process is ended
 * @returns {Promise<any>}
 */
function runBundle(outfile, parameters, limitSeconds) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [outfile, ...parameters], {
      cwd: inRoot(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(limitSeconds ? { timeout: limitSeconds * 1000 } : {}),
    });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (errors += text));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const last = output.trim().split('\n').at(-1) ?? '';
      if (code === 0 && last.startsWith('{')) {
        resolve(JSON.parse(last));
      } else {
        const ended = signal ? `It was ended by ${signal}.` : `It ended with code ${code}.`;
        reject(new Error([...errors.trim().split('\n').slice(-12), ended].join('\n')));
      }
    });
  });
}
