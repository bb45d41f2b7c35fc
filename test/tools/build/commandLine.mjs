import { build } from 'esbuild';
import { root } from '../paths.mjs';
import { bundles } from './bundles.mjs';

/** The bundle of the command line, as the extension's production build makes it. */
export const commandLine = () => {
  const found = bundles({
    production: true,
    samples: { digitsSample: () => [], iconsSample: () => [] },
  }).find(({ entryPoints }) => Array.isArray(entryPoints) && entryPoints.includes('src/cli.ts'));
  if (!found) {
    throw new Error('There is no bundle of src/cli.ts.');
  }
  return found;
};

/** Builds the command line alone, from whatever folder. */
export const buildCommandLine = () => build({ ...commandLine(), absWorkingDir: root, logLevel: 'warning' });
