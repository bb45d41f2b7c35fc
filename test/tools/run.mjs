import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the project's root unless given
 * @property {Record<string, string | undefined>} [env] added to this process's own
 * @property {boolean} [echo] also show the output while it runs
 * @property {number} [timeout] milliseconds after which the process is ended
 */

/** What npm adds to the environment of the scripts that it runs. */
const ofNpm = /^(npm_.*|NODE|INIT_CWD)$/i;

/**
 * Unsets what the npm that runs this script has added. An inner npm would take this project's `ignore-scripts` for its
 * own, and an install script would take the outer npm's Node for the one that runs it.
 * @returns {Record<string, undefined>} to be laid over this process's environment
 */
export const withoutNpm = () =>
  Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => ofNpm.test(name))
      .map((name) => [name, undefined]),
  );

/**
 * Runs a program to its end and keeps what it said.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program cannot be started
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
      ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    });
    let output = '';
    for (const [stream, echo] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      stream.setEncoding('utf8');
      stream.on('data', (/** @type {string} */ chunk) => {
        output += chunk;
        if (options.echo) {
          echo.write(chunk);
        }
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => {
      resolve({ code: code ?? 1, output: signal ? `${output}(ended by ${signal})\n` : output });
    });
  });
}

/** The line of a program's output that says what failed: the first that names an error, else the last. @param {string} output */
export function reasonIn(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.find((line) => /error|ENOENT|cannot/i.test(line)) ??
    lines.at(-1) ??
    'no reason given'
  ).trim();
}

/**
 * As `run`, but a failure throws, with the end of what the program said.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function mustRun(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) {
    const end = options.echo ? '' : `\n${output.trimEnd().split('\n').slice(-40).join('\n')}`;
    throw new Error(`${path.basename(command)} ${args.join(' ')} ended with code ${code}.${end}`);
  }
  return output;
}

/**
 * The full path of a program on PATH.
 * @param {string} name
 */
export function onPath(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .find((file) => existsSync(file));
}
