import os from 'node:os';
import path from 'node:path';

/** The project's root. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What is large and shared by all checkouts: never inside the project. */
export const cacheFolder = path.join(
  process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'),
  'diffusion-playground',
);

/** What a run leaves behind: results, logs, screenshots. Ignored by git. */
export const outFolder = path.join(root, 'out');

/** @param {...string} parts relative to the project's root */
export const inRoot = (...parts) => path.join(root, ...parts);
