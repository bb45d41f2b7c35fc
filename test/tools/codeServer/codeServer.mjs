import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureCodeServer } from '../install/ensureCodeServer.mjs';
import { freePort } from './freePort.mjs';
import { run } from '../run.mjs';

/** Quiet, and nothing that waits for a network or draws over the editor. */
const defaultSettings = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'window.restoreWindows': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.accessibilitySupport': 'off',
};

/**
 * @typedef {object} CodeServerOptions
 * @property {string} home everything of this run lives here: user data, extensions, log
 * @property {readonly string[]} [vsix] extensions to install
 * @property {Record<string, unknown>} [settings] user settings beside the quiet defaults
 * @property {string} [locale]
 * @property {number} [port]
 * @property {Record<string, string>} [env] for the extension host
 */

/**
 * @typedef {object} CodeServer
 * @property {string} url without a folder
 * @property {(folder: string) => string} open the address that shows a folder
 * @property {string} settingsFile the user settings
 * @property {(settings: Record<string, unknown>) => void} configure changes some, for windows that open afterwards
 * @property {() => Promise<void>} stop
 */

/**
 * Lays settings over what a settings file holds.
 * @param {string} file
 * @param {Record<string, unknown>} settings
 */
export function changeSettings(file, settings) {
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...before, ...settings }, null, 2));
}

/** Waits until the server answers. @param {string} url @param {() => boolean} alive */
async function ready(url, alive) {
  for (let attempt = 0; attempt < 1500 && alive(); attempt++) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) {
      return true;
    }
    await sleep(200);
  }
  return false;
}

/** The first install right after the first start may fail: it is tried twice. @param {() => Promise<{ code: number, output: string }>} install */
async function twice(install) {
  const first = await install();
  return first.code === 0 && !/Failed Installing/i.test(first.output) ? first : install();
}

/**
 * Starts VS Code in the browser on a free port, with the given extensions and nothing of the user's.
 * @param {CodeServerOptions} options
 * @returns {Promise<CodeServer>}
 */
export async function startCodeServer(options) {
  const { node, entry } = await ensureCodeServer();
  const { home, locale, vsix = [] } = options;
  mkdirSync(home, { recursive: true });
  const settingsFile = path.join(home, 'data', 'User', 'settings.json');
  changeSettings(settingsFile, { ...defaultSettings, ...options.settings });
  const config = path.join(home, 'config.yaml');
  writeFileSync(config, 'auth: none\ncert: false\n');
  const folders = [
    ...['--config', config],
    ...['--user-data-dir', path.join(home, 'data')],
    ...['--extensions-dir', path.join(home, 'extensions')],
  ];
  for (const file of vsix) {
    const { code, output } = await twice(() =>
      run(node, [entry, ...folders, '--install-extension', file, '--force'], { timeout: 600_000 }),
    );
    if (code !== 0) {
      throw new Error(`${path.basename(file)} does not install into code-server:\n${output}`);
    }
  }

  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(
    node,
    [
      entry,
      ...folders,
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      '--disable-getting-started-override',
      ...(locale ? ['--locale', locale] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own process group, so that the extension hosts end with it.
      detached: true,
      // Inherited settings of an outer VS Code would make the server open files there.
      env: { ...process.env, VSCODE_IPC_HOOK_CLI: undefined, PORT: undefined, ...options.env },
    },
  );
  const logFile = path.join(home, 'code-server.log');
  const log = createWriteStream(logFile);
  server.stdout.pipe(log);
  server.stderr.pipe(log);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (server.pid !== undefined) {
        process.kill(-server.pid, signal);
      }
    } catch {
      // It has ended by itself.
    }
  };
  const onExit = () => kill('SIGKILL');
  process.once('exit', onExit);

  if (!(await ready(url, () => server.exitCode === null))) {
    kill('SIGKILL');
    throw new Error(`code-server did not start:\n${readFileSync(logFile, 'utf8')}`);
  }
  return {
    url,
    open: (folder) => `${url}/?folder=${encodeURIComponent(folder)}`,
    settingsFile,
    configure: (settings) => changeSettings(settingsFile, settings),
    stop: async () => {
      process.removeListener('exit', onExit);
      kill('SIGTERM');
      await Promise.race([ended, sleep(5000)]);
      kill('SIGKILL');
    },
  };
}
