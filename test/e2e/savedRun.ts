import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { readSavedRun, type SavedRun } from '../../webview/playground/savedRun';

const storage = (): string =>
  path.join(
    path.dirname(inject('settingsFile')),
    'globalStorage',
    'diffusion-playground.diffusion-playground',
  );

/**
 * The saved run, as the extension keeps it in its global storage; undefined while there is none, as between the two
 * renamings of a save.
 */
export function savedRun(): SavedRun | undefined {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path.join(storage(), 'run.safetensors')));
  } catch {
    return undefined;
  }
  return readSavedRun(bytes);
}

/** Makes the next window start as on the first day. */
export function forgetRuns(): void {
  rmSync(storage(), { recursive: true, force: true });
}
