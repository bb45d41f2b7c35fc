import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installDebianPackages } from './debian.mjs';
import { MissingTool, offline } from './missingTool.mjs';
import { cacheFolder } from './paths.mjs';
import { run } from './run.mjs';

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
const pidFile = path.join(partial, 'installing.pid');

/** @typedef {{ node: string, entry: string }} CodeServerProgram `entry` is run by `node` */

/** @returns {CodeServerProgram} */
const program = () => ({
  node: path.join(folder, 'node_modules/node/bin/node'),
  entry: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
});

/** Whether another process is installing right now. */
function installerAlive() {
  if (!existsSync(pidFile)) return false;
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {string[]} packages @param {string} [nodeBin] */
async function npmInstall(packages, nodeBin) {
  // npm ≥ 11 holds install scripts back unless told otherwise; older ones ignore the flag.
  const args = ['install', ...packages, '--foreground-scripts', '--dangerously-allow-all-scripts'];
  const env = nodeBin ? { PATH: `${nodeBin}${path.delimiter}${process.env.PATH}` } : {};
  const { code, output } = await run('npm', args, { cwd: partial, env });
  writeFileSync(path.join(cacheFolder, 'code-server.log'), output, { flag: 'a' });
  if (code === 0) return;
  const reason = output.trim().split('\n').slice(-3).join(' / ');
  throw new MissingTool(
    `code-server could not be installed (${reason}); see ${path.join(cacheFolder, 'code-server.log')}.`,
  );
}

async function install() {
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(pidFile, String(process.pid));
  rmSync(path.join(cacheFolder, 'code-server.log'), { force: true });
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
  rmSync(pidFile);
  renameSync(partial, folder);
}

/**
 * Finds code-server in the user cache, or builds it there.
 * @returns {Promise<CodeServerProgram>}
 * @throws {MissingTool}
 */
export async function ensureCodeServer() {
  if (process.platform === 'win32') throw new MissingTool('code-server does not run on Windows; use WSL.');
  if (installerAlive()) console.log('Waiting for code-server, which another run is installing …');
  while (installerAlive()) await sleep(1000);
  if (!existsSync(program().entry)) {
    if (offline) {
      throw new MissingTool(
        'code-server is not in the user cache and DIFFUSION_OFFLINE is set; run once with a network.',
      );
    }
    await install();
  }
  return program();
}
