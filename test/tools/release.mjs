// npm run release [-- --dry-run]: builds and packs twice (the same bytes or none), looks for what keeps the version from the
// marketplaces, and, unless it is a dry run, publishes that one file with the tokens VSCE_PAT and OVSX_PAT.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packedFiles, packExtension, vsce, vsixFile } from './package.mjs';
import { inRoot } from './paths.mjs';
import { releaseFaults } from './release/releaseFaults.mjs';
import { mustRun } from './run.mjs';

/** Open VSX's own program, which is asked for when it is needed: its licence is not a permissive one. */
const ovsx = 'ovsx@1.4.0';

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
const isDry = values['dry-run'];

/** @param {string} file */
const sumOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

async function packTwice() {
  await packExtension();
  const first = sumOf(vsixFile);
  const bytes = await packExtension();
  const isSame = sumOf(vsixFile) === first;
  return { bytes, faults: isSame ? [] : ['Building and packing twice gives different bytes.'] };
}

const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
const { bytes, faults: ofPacking } = await packTwice();
const faults = [
  ...ofPacking,
  ...releaseFaults(manifest, readFileSync(inRoot('CHANGELOG.md'), 'utf8'), await packedFiles(), bytes),
  ...(isDry
    ? []
    : ['VSCE_PAT', 'OVSX_PAT'].filter((name) => !process.env[name]).map((name) => `${name} is not set.`)),
];
console.log(`${manifest.publisher}.${manifest.name} ${manifest.version}, ${(bytes / 1e6).toFixed(2)} MB`);
console.log(`SHA-256 ${sumOf(vsixFile)}`);
for (const fault of faults) {
  console.error(`- ${fault}`);
}
if (faults.length > 0) {
  process.exitCode = 1;
} else if (isDry) {
  console.log('Ready. Nothing was published.');
} else {
  await mustRun(process.execPath, [vsce, 'publish', '--packagePath', vsixFile], { echo: true });
  await mustRun('npx', ['--yes', ovsx, 'publish', vsixFile], { echo: true });
}
