import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { mustRun } from '../run.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} LockedPackages */

/**
 * @param {string} file
 * @returns {LockedPackages}
 */
const packagesOf = (file) =>
  /** @type {{ packages: LockedPackages }} */ (JSON.parse(readFileSync(file, 'utf8'))).packages;

/** Compared by versions, not by file times: git and npm write the two files in either order. */
function upToDate() {
  const installed = inRoot('node_modules/.package-lock.json');
  if (!existsSync(installed)) {
    return false;
  }
  const present = packagesOf(installed);
  return Object.entries(packagesOf(inRoot('package-lock.json'))).every(
    ([name, { version, optional }]) => name === '' || optional || present[name]?.version === version,
  );
}

/** Runs `npm ci` when node_modules is missing or is not what package-lock.json asks for. */
export async function ensurePackages() {
  if (upToDate()) {
    return;
  }
  console.log('Installing packages (npm ci) …');
  await mustRun('npm', ['ci']);
}
