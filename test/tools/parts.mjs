import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './install/ensureChromium.mjs';
import { ensureCodeServer } from './install/ensureCodeServer.mjs';
import { ensurePackages } from './install/ensurePackages.mjs';
import { inRoot, outFolder } from './paths.mjs';
import { run } from './run.mjs';
import { failure, fromHostTests, fromVitest, success } from './tally.mjs';

/**
 * One part of `npm test`.
 * @typedef {object} Part
 * @property {string} id
 * @property {string} title
 * @property {readonly string[]} needs parts that must have succeeded
 * @property {'reads' | 'writes'} [dist] what it does with `dist/` and the VSIX
 * @property {boolean} [browser] whether it presses keys in a browser, and waits for what they bring
 * @property {() => Promise<import('./tally.mjs').Tally>} run
 */

/** A program that says by its exit code whether all is well. @param {string} file under node_modules @param {string[]} args */
async function check(file, ...args) {
  const { code, output } = await run(process.execPath, [inRoot('node_modules', file), ...args]);
  return code === 0 ? success() : failure(output);
}

/** @param {string} id @param {string[]} args @param {Record<string, string>} [env] */
async function vitest(id, args = [], env = {}) {
  const report = path.join(outFolder, 'results', `${id}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ended = await run(
    process.execPath,
    [inRoot('node_modules/vitest/vitest.mjs'), 'run', ...args, ...reporters],
    { env: { ...env, NO_COLOR: '1' } },
  );
  return fromVitest(report, ended);
}

/** @param {string} id */
const vitestWithChromium = async (id) => {
  const chromium = await ensureChromium();
  return vitest(id, ['--config', `test/${id}/vitest.config.mts`], { CHROMIUM: chromium });
};

/**
 * All parts, two of which run at a time: what others wait for, those that press keys in a browser, one after the other,
 * since together they take longest, and beside them the rest.
 * @type {readonly Part[]}
 */
export const parts = [
  {
    id: 'packages',
    title: 'packages are installed',
    needs: [],
    run: async () => {
      await ensurePackages();
      return success();
    },
  },
  {
    id: 'chromium',
    title: 'Chromium is installed',
    needs: ['packages'],
    run: async () => {
      await ensureChromium();
      return success();
    },
  },
  {
    id: 'code-server',
    title: 'VS Code in the browser is installed',
    // Both may install Debian's packages, which goes one at a time.
    needs: ['chromium'],
    run: async () => {
      await ensureCodeServer();
      return success();
    },
  },
  {
    id: 'build',
    title: 'production build and VSIX',
    needs: ['packages'],
    dist: 'writes',
    run: async () => {
      const { packExtension } = await import('./package.mjs');
      await packExtension();
      return success();
    },
  },
  {
    id: 'page',
    title: 'bare pages in Chromium',
    needs: ['build', 'chromium'],
    dist: 'reads',
    browser: true,
    run: () => vitestWithChromium('page'),
  },
  {
    id: 'e2e',
    title: 'the main job in VS Code in the browser',
    needs: ['build', 'code-server'],
    dist: 'reads',
    browser: true,
    run: () => vitestWithChromium('e2e'),
  },
  {
    id: 'unit',
    title: 'unit tests',
    needs: ['packages'],
    run: () => vitest('unit'),
  },
  {
    id: 'device',
    title: 'engines on the software GPU, ONNX Runtime and tfjs',
    needs: ['chromium'],
    // WebGPU runs in Node on the software driver that comes with Chromium.
    run: () => vitestWithChromium('device'),
  },
  {
    id: 'fuzz',
    title: 'random and hostile inputs by the thousand',
    needs: ['packages'],
    run: () => vitest('fuzz', ['--config', 'test/fuzz/vitest.config.mts']),
  },
  {
    id: 'host',
    title: 'suite in a real extension host',
    needs: ['build', 'code-server'],
    dist: 'reads',
    run: async () => {
      const { runHostTests } = await import('./codeServer/hostTests.mjs');
      return fromHostTests(await runHostTests());
    },
  },
  {
    id: 'headless',
    title: 'training and sampling without a screen',
    needs: ['build', 'chromium'],
    dist: 'reads',
    run: async () => {
      const { headless } = await import('./headless.mjs');
      return (await headless())
        ? success()
        : failure('The samples are no nearer the digits; the table above says in what.');
    },
  },
  {
    id: 'source',
    title: 'regular expressions take linear time',
    needs: ['packages'],
    run: () => vitest('source', ['--config', 'test/source/vitest.config.mts']),
  },
  {
    id: 'lint',
    title: 'lint',
    needs: ['packages'],
    run: () => check('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  },
  { id: 'types', title: 'types', needs: ['packages'], run: () => check('typescript/bin/tsc', '-b') },
  {
    id: 'format',
    title: 'format',
    needs: ['packages'],
    run: () => check('prettier/bin/prettier.cjs', '--check', '.'),
  },
  {
    id: 'unused',
    title: 'nothing is left unused',
    needs: ['packages'],
    run: () => check('knip/bin/knip.js'),
  },
  {
    id: 'circles',
    title: 'no file imports itself by way of others',
    needs: ['packages'],
    run: () => check('dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'webview'),
  },
  // Last: it writes dist/, which those before it read.
  {
    id: 'start',
    title: 'npm start, its address opened, and Ctrl-C',
    needs: ['code-server'],
    dist: 'writes',
    browser: true,
    run: async () => {
      const { testStart } = await import('./codeServer/startTest.mjs');
      await testStart();
      return success();
    },
  },
];
