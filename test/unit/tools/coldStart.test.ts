import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureChromium } from '../../tools/install/ensureChromium.mjs';
import { faultOfInstall } from '../../tools/install/ensureCodeServer.mjs';
import { MissingTool } from '../../tools/install/missingTool.mjs';
import { run, withoutNpm } from '../../tools/run.mjs';
import { fromVitest, withoutHiddenSkips } from '../../tools/tally.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tools-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('an inner npm sees nothing of the npm that runs the script', async () => {
  vi.stubEnv('npm_config_ignore_scripts', 'true');
  vi.stubEnv('npm_config_user_agent', 'npm/11 node/v20');
  vi.stubEnv('INIT_CWD', folder);
  const print = ['-e', 'console.log(Object.keys(process.env).join("\\n"))'];
  const outer = (await run(process.execPath, print)).output.split('\n');
  expect(outer).toContain('npm_config_ignore_scripts');
  const inner = (await run(process.execPath, print, { env: withoutNpm() })).output.split('\n');
  expect(inner.filter((name) => /^npm_/i.test(name) || name === 'INIT_CWD')).toEqual([]);
  expect(inner).toContain('PATH');
});

describe('an install of code-server', () => {
  const place = async (file: string, text: string) => {
    const whole = path.join(folder, 'node_modules', file);
    await mkdir(path.dirname(whole), { recursive: true });
    await writeFile(whole, text);
  };
  const native = ['node-pty', '@parcel/watcher', '@vscode/spdlog', '@vscode/native-watchdog'];
  const install = async () => {
    await mkdir(path.join(folder, 'node_modules/node/bin'), { recursive: true });
    await symlink(process.execPath, path.join(folder, 'node_modules/node/bin/node'));
    await place('code-server/out/node/entry.js', 'console.log("4.139.1")');
    for (const name of native) {
      await place(`code-server/lib/vscode/node_modules/${name}/index.js`, '');
    }
  };

  it('is whole when its programs answer and its compiled modules load', async () => {
    await install();
    expect(await faultOfInstall(folder)).toBeUndefined();
  });

  it('without its Node is broken', async () => {
    await install();
    await rm(path.join(folder, 'node_modules/node'), { recursive: true });
    expect(await faultOfInstall(folder)).toMatch(/ENOENT/);
  });

  it('that throws at its start is broken', async () => {
    await install();
    await place('code-server/out/node/entry.js', 'throw new Error("no module")');
    expect(await faultOfInstall(folder)).toBeDefined();
  });

  it.each(native)('without the compiled module %s is broken', async (name) => {
    await install();
    await rm(path.join(folder, 'node_modules/code-server/lib/vscode/node_modules', name), {
      recursive: true,
    });
    expect(await faultOfInstall(folder)).toContain(name);
  });
});

it('a browser that lacks a system library is named with it', async () => {
  const file = path.join(folder, 'chromium');
  await writeFile(
    file,
    '#!/bin/sh\necho "error while loading shared libraries: libnss3.so" >&2\nexit 127\n',
    {
      mode: 0o755,
    },
  );
  vi.stubEnv('CHROMIUM', file);
  const start = ensureChromium();
  await expect(start).rejects.toThrow(MissingTool);
  await expect(start).rejects.toThrow(/libnss3\.so.*install the system package/);
});

describe('skipped tests', () => {
  const report = async (ancestorTitles: readonly string[]) => {
    const file = path.join(folder, 'report.json');
    const skipped = { status: 'skipped', ancestorTitles, title: 'a test' };
    const testResults = [
      {
        name: path.resolve('test/unit/x.test.ts'),
        assertionResults: [skipped, skipped, { ...skipped, status: 'passed' }],
      },
    ];
    await writeFile(
      file,
      JSON.stringify({ numPassedTests: 1, numFailedTests: 0, numPendingTests: 2, testResults }),
    );
    return fromVitest(file, { code: 0, output: '' });
  };

  it('are named with their file, title and number', async () => {
    const tally = await report(['the four notes (../shared/notes)']);
    expect(tally).toMatchObject({ passed: 1, failed: 0, skipped: 2 });
    expect(tally.notes).toEqual([
      `skipped (2) ${path.join('test', 'unit', 'x.test.ts')}: the four notes (../shared/notes)`,
    ]);
  });

  it('fail in CI, unless they are about files that are no part of the project', async () => {
    expect(withoutHiddenSkips(await report(['the four notes (../shared/notes)'])).failed).toBe(0);
    expect(withoutHiddenSkips(await report(['f16 (an adapter with shader-f16)'])).failed).toBe(0);
    expect(withoutHiddenSkips(await report(['on SwiftShader'])).failed).toBe(1);
  });
});
