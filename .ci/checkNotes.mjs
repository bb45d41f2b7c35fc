#!/usr/bin/env node
// The checker from a checkout that nobody has built, for the GitHub Action and for pre-commit: installs and builds the
// command line once, then hands its arguments on. What it says of itself goes to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const program = path.join(root, 'dist/cli.js');

if (!existsSync(program)) {
  if (!existsSync(path.join(root, 'node_modules/esbuild'))) {
    console.error('Installing packages (npm ci) …');
    const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) {
      console.error('The packages could not be installed.');
      process.exit(2);
    }
  }
  const { buildCommandLine } = await import('../test/tools/build/commandLine.mjs');
  await buildCommandLine();
}
const { status } = spawnSync(process.execPath, [program, 'check', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 2);
