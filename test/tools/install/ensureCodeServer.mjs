import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installDebianPackages } from './debian.mjs';
import { MissingTool, offline } from './missingTool.mjs';
import { cacheFolder } from '../paths.mjs';
import { reasonIn, run, withoutNpm } from '../run.mjs';

export const codeServerVersion = '4.139.1';
/** The Node that this code-server asks for; npm brings its binary. */
const nodeRange = '24';
/** What its native modules are compiled with. */
const buildPackages = [
  'build-essential',
  'python3',
  'pkg-config',
  'libkrb5-dev',
  'libsecret-1-dev',
  'libx11-dev',
  'libxkbfile-dev',
];

const folder = path.join(cacheFolder, `code-server-${codeServerVersion}`);
/** Work in progress lives here and is renamed when it is whole, so a half-finished install is never taken for one. */
const partial = `${folder}.partial`;
const logFile = path.join(cacheFolder, 'code-server.log');

/** @typedef {{ node: string, entry: string }} CodeServerProgram `entry` is run by `node` */

/** @param {string} place @returns {CodeServerProgram} */
const programIn = (place) => ({
  node: path.join(place, 'node_modules/node/bin/node'),
  entry: path.join(place, 'node_modules/code-server/out/node/entry.js'),
});

/** `--version` starts no terminal and watches no file: the modules that were compiled for that are loaded one by one. */
const loadNativeModules = `
  for (const name of ['node-pty', '@parcel/watcher', '@vscode/spdlog', '@vscode/native-watchdog']) {
    require(process.argv[1] + '/' + name);
  }`;

/**
 * What keeps an install from running: its programs are asked for their versions, which loads code-server's own modules.
 * @param {string} place
 * @returns {Promise<string | undefined>} what the first program that does not answer said
 */
export async function faultOfInstall(place) {
  const { node, entry } = programIn(place);
  // Else it writes a configuration into the user's home.
  const env = { ...withoutNpm(), CODE_SERVER_CONFIG: path.join(place, 'config.yaml') };
  for (const args of [['--version'], [entry, '--version']]) {
    const { code, output } = await run(node, args, { env, timeout: 120_000 });
    if (code !== 0) {
      return reasonIn(output);
    }
  }
  const modules = path.join(place, 'node_modules/code-server/lib/vscode/node_modules');
  const { code, output } = await run(node, ['-e', loadNativeModules, modules], { timeout: 120_000 });
  return code === 0 ? undefined : reasonIn(output);
}

/** @param {string[]} packages @param {string} [nodeBin] */
async function npmInstall(packages, nodeBin) {
  // npm ≥ 11 holds install scripts back unless told otherwise; older ones ignore the flag.
  const args = ['install', ...packages, '--ignore-scripts=false'];
  args.push('--foreground-scripts', '--dangerously-allow-all-scripts');
  const searched = nodeBin ? { PATH: `${nodeBin}${path.delimiter}${process.env.PATH}` } : {};
  const { code, output } = await run('npm', args, { cwd: partial, env: { ...withoutNpm(), ...searched } });
  writeFileSync(logFile, output, { flag: 'a' });
  if (code !== 0) {
    throw notInstalled(reasonIn(output));
  }
}

/** @param {string} reason */
const notInstalled = (reason) =>
  new MissingTool(`code-server could not be installed (${reason}); see ${logFile}.`);

async function install() {
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  rmSync(logFile, { force: true });
  writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
  console.log(
    `Installing code-server ${codeServerVersion} (VS Code in the browser) once; this takes some minutes …`,
  );
  if (!(await installDebianPackages(buildPackages))) {
    console.log(
      `  (not installed by this script: ${buildPackages.join(' ')}; code-server is compiled with them)`,
    );
  }
  console.log(`  1/2 Node ${nodeRange}`);
  await npmInstall([`node@${nodeRange}`]);
  console.log('  2/2 code-server and its native modules');
  await npmInstall([`code-server@${codeServerVersion}`], path.join(partial, 'node_modules/node/bin'));
  const fault = await faultOfInstall(partial);
  if (fault !== undefined) {
    throw notInstalled(`it does not start: ${fault}`);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}

/** Lets one process at a time look after the cache. @param {() => Promise<void>} work */
async function alone(work) {
  // Imported late: node_modules may just have come.
  const { default: lockfile } = await import('proper-lockfile');
  mkdirSync(cacheFolder, { recursive: true });
  // A lock that its owner no longer renews, because it was killed, counts for 30 s.
  const options = { lockfilePath: `${folder}.lock`, stale: 30_000, realpath: false };
  if (await lockfile.check(folder, options)) {
    console.log('Waiting for code-server, which another run is installing or starting …');
  }
  const retries = { forever: true, minTimeout: 1000, maxTimeout: 1000 };
  const release = await lockfile.lock(folder, { ...options, retries });
  try {
    await work();
  } finally {
    await release();
  }
}

/**
 * Finds a code-server that runs in the user cache, or builds it there. A broken one is built anew.
 * @returns {Promise<CodeServerProgram>}
 * @throws {MissingTool}
 */
export async function ensureCodeServer() {
  if (process.platform === 'win32') {
    throw new MissingTool('code-server does not run on Windows; use WSL.');
  }
  await alone(async () => {
    const fault = existsSync(folder) ? await faultOfInstall(folder) : 'it is not there';
    if (fault === undefined) {
      return;
    }
    if (existsSync(folder)) {
      console.log(`code-server in the user cache does not run (${fault}).`);
    }
    if (offline) {
      throw new MissingTool(
        'No code-server that runs is in the user cache and DIFFUSION_OFFLINE is set; run once with a network.',
      );
    }
    await install();
  });
  return programIn(folder);
}
