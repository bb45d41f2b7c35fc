// npm run test:desktop: the host suite in desktop VS Code, which @vscode/test-electron downloads.
import { runTests } from '@vscode/test-electron';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildDriver, driverFolder } from './codeServer/hostDriver.mjs';
import { makeWorkspace } from './codeServer/hostTests.mjs';
import { root } from './paths.mjs';
import { mustRun } from './run.mjs';
import { fromHostTests } from './tally.mjs';

await mustRun(process.execPath, ['esbuild.mjs', '--production']);
await buildDriver();
const workspace = makeWorkspace('tests');
// The window stays until `run` of main.js, which waits for the suite, returns.
await runTests({
  extensionDevelopmentPath: [root, driverFolder],
  extensionTestsPath: path.join(driverFolder, 'main.js'),
  launchArgs: [workspace, '--disable-workspace-trust'],
});
const results = path.join(workspace, 'host-results.json');
const { passed, failed, skipped, notes } = fromHostTests(
  existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')).tests : [],
);
for (const note of notes) {
  console.log(note);
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);
