import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { readSavedRun, type SavedRun } from '../../webview/playground/savedRun';

/** The saved run, as the extension keeps it in its global storage; undefined while there is none. */
export function savedRun(): SavedRun | undefined {
  const file = path.join(
    path.dirname(inject('settingsFile')),
    'globalStorage',
    'diffusion-playground.diffusion-playground',
    'run.safetensors',
  );
  return existsSync(file) ? readSavedRun(new Uint8Array(readFileSync(file))) : undefined;
}
