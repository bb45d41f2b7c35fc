import { build } from 'esbuild';
import { root } from '../paths.mjs';
import { bundleOf } from './bundles.mjs';

/** The command line, as the extension's production build makes it. */
export const commandLine = () => bundleOf('src/cli.ts');

/** Builds the command line alone, from whatever folder. */
export const buildCommandLine = () => build({ ...commandLine(), absWorkingDir: root, logLevel: 'warning' });
